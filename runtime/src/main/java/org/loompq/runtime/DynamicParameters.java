package org.loompq.runtime;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loompq.error.MappingException;

/** Values whose types are found out at run time, from their classes. */
final class DynamicParameters {

  private final List<Parameter> types = new ArrayList<>();
  private final @Nullable Object[] values;

  private DynamicParameters(@Nullable Object[] values) {
    this.values = values;
  }

  static DynamicParameters of(@Nullable Object[] values) {
    DynamicParameters parameters = new DynamicParameters(values.clone());
    for (int i = 0; i < values.length; i++) {
      parameters.add(i);
    }
    return parameters;
  }

  /** A declaration for each value. */
  List<Parameter> types() {
    return types;
  }

  /** Binds all values, in order. */
  Parameters bindTo(Parameters parameters) {
    for (int i = 0; i < values.length; i++) {
      bind(parameters, types.get(i), values[i]);
    }
    return parameters;
  }

  private void add(int index) {
    String name = Integer.toString(index + 1);
    @Nullable Object value = values[index];
    if (value instanceof Object[] array) {
      value = Arrays.asList(array);
      values[index] = value;
    }
    if (value instanceof Collection<?> elements) {
      List<@Nullable Object> copy = new ArrayList<>(elements);
      copy.replaceAll(DeclaredLabels::orItself);
      values[index] = copy;
      types.add(Parameter.arrayOf(name, elementType(name, copy)));
      return;
    }
    value = DeclaredLabels.orItself(value);
    values[index] = value;
    types.add(Parameter.of(name, type(name, value)));
  }

  /** The elements' type; that of text, which the server interprets, if all are null. */
  private static ValueType elementType(String name, List<@Nullable Object> elements) {
    ValueType found = null;
    for (Object element : elements) {
      if (element == null) {
        continue;
      }
      ValueType type = type(name, element);
      if (found != null && found != type) {
        throw new MappingException(
            "parameter $"
                + name
                + " has elements of different types: "
                + found.javaName(false)
                + " and "
                + type.javaName(false));
      }
      found = type;
    }
    return found == null ? ValueType.STRING : found;
  }

  private static ValueType type(String name, @Nullable Object value) {
    if (value == null) {
      return ValueType.STRING; // the server infers what it is
    }
    ValueType type = ValueType.of(value.getClass());
    if (type == null) {
      throw new MappingException(
          "parameter $"
              + name
              + " is of "
              + value.getClass()
              + ", which has no PostgreSQL type; convert it, for example to a String");
    }
    return type;
  }

  private static void bind(Parameters parameters, Parameter type, @Nullable Object value) {
    if (type.array()) {
      parameters.bindArray((Collection<?>) value, type.type());
      return;
    }
    var _ =
        switch (type.type()) {
          case BOOLEAN -> parameters.bind((Boolean) value);
          case SHORT -> parameters.bind((Short) value);
          case INT -> parameters.bind((Integer) value);
          case LONG -> parameters.bind((Long) value);
          case FLOAT -> parameters.bind((Float) value);
          case DOUBLE -> parameters.bind((Double) value);
          case BIG_DECIMAL -> parameters.bind((BigDecimal) value);
          case STRING, ENUM -> parameters.bind((String) value);
          case BYTES -> parameters.bind((byte[]) value);
          case INPUT_STREAM -> parameters.bind((InputStream) value);
          case BYTE_BUFFER -> parameters.bind((ByteBuffer) value);
          case MEMORY_SEGMENT -> parameters.bind((MemorySegment) value);
          case UUID -> parameters.bind((UUID) value);
          case LOCAL_DATE -> parameters.bind((LocalDate) value);
          case LOCAL_TIME -> parameters.bind((LocalTime) value);
          case LOCAL_DATE_TIME -> parameters.bind((LocalDateTime) value);
          case INSTANT -> parameters.bind((Instant) value);
          case OFFSET_DATE_TIME -> parameters.bind((OffsetDateTime) value);
        };
  }
}

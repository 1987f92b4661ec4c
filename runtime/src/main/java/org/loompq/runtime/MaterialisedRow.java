package org.loompq.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.loompq.ResultColumn;
import org.loompq.Row;
import org.loompq.error.MappingException;
import org.loompq.runtime.codec.ArrayCodec;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.CodecException;
import org.loompq.runtime.libpq.NativeMemory;
import org.loompq.runtime.libpq.ResultHandle;

/** A row copied to the heap: the bytes of all its values one after the other. */
final class MaterialisedRow implements Row {

  private static final int NULL = -1;

  private final List<ResultColumn> columns;
  private final TypeCatalogue types;
  private final MemorySegment values;
  private final int[] lengths;

  private MaterialisedRow(
      List<ResultColumn> columns, TypeCatalogue types, byte[] values, int[] lengths) {
    this.columns = columns;
    this.types = types;
    this.values = MemorySegment.ofArray(values);
    this.lengths = lengths;
  }

  static MaterialisedRow copy(
      ResultHandle result, int row, List<ResultColumn> columns, TypeCatalogue types) {
    int[] lengths = new int[columns.size()];
    int total = 0;
    for (int column = 0; column < lengths.length; column++) {
      lengths[column] = result.isNull(row, column) ? NULL : result.length(row, column);
      total += Math.max(lengths[column], 0);
    }
    byte[] values = new byte[total];
    int at = 0;
    for (int column = 0; column < lengths.length; column++) {
      if (lengths[column] > 0) {
        MemorySegment.copy(
            NativeMemory.ALL,
            ValueLayout.JAVA_BYTE,
            result.address(row, column),
            values,
            at,
            lengths[column]);
        at += lengths[column];
      }
    }
    return new MaterialisedRow(columns, types, values, lengths);
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public int indexOf(String column) {
    Objects.requireNonNull(column, "column");
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "no column \""
            + column
            + "\"; there are "
            + columns.stream().map(ResultColumn::name).toList());
  }

  @Override
  public boolean isNull(int column) {
    return lengths[check(column)] == NULL;
  }

  @Override
  public <T> @Nullable T get(int column, Class<T> type) {
    Objects.requireNonNull(type, "type");
    ValueType valueType = valueType(type);
    int oid = columns.get(check(column)).typeOid();
    checkFits(column, valueType, false, RowLayout.fits(valueType, oid, types));
    if (lengths[column] == NULL) {
      return null;
    }
    return read(
        column,
        length -> {
          Object value = valueType.codec().decode(values, offset(column), length, oid);
          return cast(type, value);
        });
  }

  @Override
  public <T> @Nullable List<@Nullable T> getList(int column, Class<T> elementType) {
    Objects.requireNonNull(elementType, "elementType");
    ValueType valueType = valueType(elementType);
    int oid = columns.get(check(column)).typeOid();
    checkFits(column, valueType, true, RowLayout.fitsArray(valueType, oid, types));
    if (lengths[column] == NULL) {
      return null;
    }
    return read(
        column,
        length -> {
          List<? extends @Nullable Object> list =
              ArrayCodec.decodeList(values, offset(column), length, codec(valueType));
          return list.stream()
              .<@Nullable T>map(value -> value == null ? null : cast(elementType, value))
              .toList();
        });
  }

  @Override
  public boolean getBoolean(int column) {
    return getNotNull(column, Boolean.class);
  }

  @Override
  public short getShort(int column) {
    return getNotNull(column, Short.class);
  }

  @Override
  public int getInt(int column) {
    return getNotNull(column, Integer.class);
  }

  @Override
  public long getLong(int column) {
    return getNotNull(column, Long.class);
  }

  @Override
  public float getFloat(int column) {
    return getNotNull(column, Float.class);
  }

  @Override
  public double getDouble(int column) {
    return getNotNull(column, Double.class);
  }

  private <T> T getNotNull(int column, Class<T> type) {
    T value = get(column, type);
    if (value == null) {
      throw new MappingException(
          "column \""
              + columns.get(column).name()
              + "\" is SQL NULL, which no primitive can be; use get(column, "
              + type.getSimpleName()
              + ".class)");
    }
    return value;
  }

  private <T> T read(int column, Function<Integer, T> decoder) {
    try {
      return decoder.apply(lengths[column]);
    } catch (CodecException unfit) {
      throw new MappingException(
          "column \"" + columns.get(column).name() + "\": " + unfit.getMessage(), unfit);
    }
  }

  private void checkFits(int column, ValueType type, boolean array, boolean fits) {
    if (!fits) {
      ResultColumn found = columns.get(column);
      throw new MappingException(
          "column \""
              + found.name()
              + "\" is of type "
              + types.name(found.typeOid())
              + " and cannot be read as "
              + type.javaName(array));
    }
  }

  private int check(int column) {
    if (column < 0 || column >= lengths.length) {
      throw new IllegalArgumentException(
          "no column " + column + "; there are " + lengths.length + ", numbered from 0");
    }
    return column;
  }

  private long offset(int column) {
    long offset = 0;
    for (int before = 0; before < column; before++) {
      offset += Math.max(lengths[before], 0);
    }
    return offset;
  }

  private static ValueType valueType(Class<?> type) {
    ValueType found = ValueType.of(type);
    if (found == null) {
      throw new MappingException(type.getName() + " is not a type that a column can be read as");
    }
    return found;
  }

  /** The value itself, or for an enum the constant that it is the label of. */
  @SuppressWarnings("unchecked") // a primitive's class cannot cast, but its wrapper is what we have
  private static <T> T cast(Class<T> type, Object value) {
    if (type.isEnum()) {
      return type.cast(DeclaredLabels.of(type).constant((String) value));
    }
    return type.isPrimitive() ? (T) value : type.cast(value);
  }

  @SuppressWarnings("unchecked")
  private static Codec<Object> codec(ValueType type) {
    return (Codec<Object>) type.codec();
  }

  @Override
  public String toString() {
    return "Row" + columns.stream().map(ResultColumn::name).toList();
  }
}

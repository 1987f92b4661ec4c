package org.loompq.runtime;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.loompq.ResultColumn;
import org.loompq.Row;
import org.loompq.error.MappingException;
import org.loompq.error.RowCountException;
import org.loompq.runtime.codec.ArrayCodec;
import org.loompq.runtime.codec.Bool;
import org.loompq.runtime.codec.Bytea;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.CodecException;
import org.loompq.runtime.codec.Date;
import org.loompq.runtime.codec.Float4;
import org.loompq.runtime.codec.Float8;
import org.loompq.runtime.codec.Int2;
import org.loompq.runtime.codec.Int4;
import org.loompq.runtime.codec.Int8;
import org.loompq.runtime.codec.Numeric;
import org.loompq.runtime.codec.OffsetTimestampTz;
import org.loompq.runtime.codec.Text;
import org.loompq.runtime.codec.Time;
import org.loompq.runtime.codec.Timestamp;
import org.loompq.runtime.codec.TimestampTz;
import org.loompq.runtime.codec.Uuid;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.PreparedStatement;
import org.loompq.runtime.libpq.Cells;
import org.loompq.runtime.libpq.NativeMemory;
import org.loompq.runtime.libpq.ResultHandle;

/**
 * The rows that a statement returned, decoded where libpq has put them. Getters read a component of
 * the row at which these rows stand, by its number in the {@link RowShape}; they throw {@link
 * MappingException}, naming column and component, where a value does not fit. Getters of primitives
 * do so on SQL NULL, the others return null.
 *
 * <p>For one thread at a time. Closing frees the memory; nothing can be read afterwards.
 */
public final class Rows implements AutoCloseable {

  private final Statement statement;
  private final Cells cells;
  private final RowLayout layout;
  private int row = -1;

  Rows(Statement statement, Cells cells, RowLayout layout) {
    this.statement = statement;
    this.cells = cells;
    this.layout = layout;
  }

  /** Takes over a result; frees it if its columns do not match the statement's shape. */
  static Rows of(Statement statement, Execution execution, StatementRunner runner) {
    ResultHandle result = execution.result();
    try {
      return new Rows(statement, result, layout(statement, execution, runner));
    } catch (RuntimeException | Error failed) {
      result.close();
      throw failed;
    }
  }

  private static RowLayout layout(
      Statement statement, Execution execution, StatementRunner runner) {
    PreparedStatement prepared = execution.prepared();
    if (prepared.layout() instanceof RowLayout known) {
      return known;
    }
    RowLayout matched =
        RowLayout.match(statement, execution.result(), runner.types(), RowLayout.When.AFTER_A_RUN);
    prepared.layout(matched);
    return matched;
  }

  ResultHandle result() {
    if (cells instanceof ResultHandle result) {
      return result;
    }
    throw new IllegalStateException("the rows of a COPY have no columns");
  }

  /** The current row, copied to the heap. */
  Row materialise(List<ResultColumn> columns, TypeCatalogue types) {
    return MaterialisedRow.copy(result(), row, columns, types);
  }

  // Which row

  /**
   * How many rows there are.
   *
   * @return their count
   */
  public int size() {
    return cells.rows();
  }

  /**
   * Goes to the next row.
   *
   * @return false if there is none
   */
  public boolean next() {
    if (row >= cells.rows() - 1) {
      return false;
    }
    row++;
    return true;
  }

  /**
   * Goes to the only row.
   *
   * @return these rows
   * @throws RowCountException if there is none or more than one
   */
  public Rows single() {
    if (cells.rows() != 1) {
      throw new RowCountException(
          statement + " returned " + count() + " where exactly one was expected", cells.rows());
    }
    row = 0;
    return this;
  }

  /**
   * Goes to the only row, if there is one.
   *
   * @return false if there is none
   * @throws RowCountException if there is more than one
   */
  public boolean singleOrNone() {
    if (cells.rows() > 1) {
      throw new RowCountException(
          statement + " returned " + count() + " where at most one was expected", cells.rows());
    }
    row = 0;
    return cells.rows() == 1;
  }

  private String count() {
    return cells.rows() == 0 ? "no row" : cells.rows() + " rows";
  }

  // All rows at once

  /**
   * The value of the only row, if there is one and it is not null.
   *
   * @param <T> the value's type
   * @param reader makes the value
   * @return the value, or empty
   * @throws RowCountException if there is more than one row
   */
  public <T> Optional<T> optional(RowReader<? extends @Nullable T> reader) {
    return Optional.ofNullable(oneOrNull(reader));
  }

  /**
   * The value of the only row, if there is one.
   *
   * @param <T> the value's type
   * @param reader makes the value
   * @return the value, or null
   * @throws RowCountException if there is more than one row
   */
  public <T> @Nullable T oneOrNull(RowReader<? extends @Nullable T> reader) {
    return singleOrNone() ? reader.read(this) : null;
  }

  /**
   * The first component of the only row, if there is one and it is not null.
   *
   * @return the value, or empty
   * @throws RowCountException if there is more than one row
   */
  public OptionalInt optionalInt() {
    return singleOrNone() && !isNull(0) ? OptionalInt.of(getInt(0)) : OptionalInt.empty();
  }

  /**
   * The first component of the only row, if there is one and it is not null.
   *
   * @return the value, or empty
   * @throws RowCountException if there is more than one row
   */
  public OptionalLong optionalLong() {
    return singleOrNone() && !isNull(0) ? OptionalLong.of(getLong(0)) : OptionalLong.empty();
  }

  /**
   * The first component of the only row, if there is one and it is not null.
   *
   * @return the value, or empty
   * @throws RowCountException if there is more than one row
   */
  public OptionalDouble optionalDouble() {
    return singleOrNone() && !isNull(0) ? OptionalDouble.of(getDouble(0)) : OptionalDouble.empty();
  }

  /**
   * A value of each row, in the server's order.
   *
   * @param <T> the values' type
   * @param reader makes a value of a row
   * @return a list that belongs to the caller
   */
  public <T extends @Nullable Object> List<T> list(RowReader<? extends T> reader) {
    List<T> list = new ArrayList<>(cells.rows());
    while (next()) {
      list.add(reader.read(this));
    }
    return list;
  }

  /**
   * The different values of all rows, in the server's order.
   *
   * @param <T> the values' type
   * @param reader makes a value of a row
   * @return a set that belongs to the caller
   */
  public <T extends @Nullable Object> SequencedSet<T> set(RowReader<? extends T> reader) {
    SequencedSet<T> set = LinkedHashSet.newLinkedHashSet(cells.rows());
    while (next()) {
      set.add(reader.read(this));
    }
    return set;
  }

  /**
   * A value of each row, in the server's order.
   *
   * @param <T> the values' type
   * @param reader makes a value of a row
   * @param maker makes an array
   * @return the array
   */
  public <T extends @Nullable Object> T[] array(
      RowReader<? extends T> reader, IntFunction<T[]> maker) {
    T[] array = maker.apply(cells.rows());
    while (next()) {
      array[row] = reader.read(this);
    }
    return array;
  }

  /**
   * A key and a value of each row, in the server's order.
   *
   * @param <K> the keys' type
   * @param <V> the values' type
   * @param key makes a key of a row, of the last component
   * @param value makes a value of a row
   * @return a map that belongs to the caller
   * @throws MappingException if two rows have the same key
   */
  public <K extends @Nullable Object, V extends @Nullable Object> SequencedMap<K, V> map(
      RowReader<? extends K> key, RowReader<? extends V> value) {
    SequencedMap<K, V> map = LinkedHashMap.newLinkedHashMap(cells.rows());
    while (next()) {
      K rowKey = key.read(this);
      if (map.containsKey(rowKey)) {
        throw new MappingException(
            statement
                + ": two rows have the same key in column \""
                + columnName(layout.size() - 1)
                + "\"; return a List, or have the statement give each key once");
      }
      map.put(rowKey, value.read(this));
    }
    return map;
  }

  // One value

  /**
   * Whether some adjacent components of the current row are all SQL NULL.
   *
   * @param from the first component's number
   * @param to the number after the last component's
   * @return whether all are SQL NULL
   */
  public boolean allNull(int from, int to) {
    for (int component = from; component < to; component++) {
      if (!cells.isNull(row, layout.column(component))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value
   */
  public boolean getBoolean(int component) {
    int column = layout.column(component);
    int length = lengthNotNull(component, column);
    try {
      return Bool.decodeBoolean(NativeMemory.ALL, cells.address(row, column), length);
    } catch (CodecException unfit) {
      throw unfit(component, unfit);
    }
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value, or null for SQL NULL
   */
  public @Nullable Boolean getBooleanOrNull(int component) {
    return isNull(component) ? null : (Boolean) getBoolean(component);
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value
   */
  public short getShort(int component) {
    int column = layout.column(component);
    int length = lengthNotNull(component, column);
    try {
      return Int2.decodeShort(NativeMemory.ALL, cells.address(row, column), length);
    } catch (CodecException unfit) {
      throw unfit(component, unfit);
    }
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value, or null for SQL NULL
   */
  public @Nullable Short getShortOrNull(int component) {
    return isNull(component) ? null : (Short) getShort(component);
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value
   */
  public int getInt(int component) {
    int column = layout.column(component);
    int length = lengthNotNull(component, column);
    try {
      return Int4.decodeInt(NativeMemory.ALL, cells.address(row, column), length);
    } catch (CodecException unfit) {
      throw unfit(component, unfit);
    }
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value, or null for SQL NULL
   */
  public @Nullable Integer getIntegerOrNull(int component) {
    return isNull(component) ? null : (Integer) getInt(component);
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value
   */
  public long getLong(int component) {
    int column = layout.column(component);
    int length = lengthNotNull(component, column);
    try {
      return Int8.decodeLong(NativeMemory.ALL, cells.address(row, column), length);
    } catch (CodecException unfit) {
      throw unfit(component, unfit);
    }
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value, or null for SQL NULL
   */
  public @Nullable Long getLongOrNull(int component) {
    return isNull(component) ? null : (Long) getLong(component);
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value
   */
  public float getFloat(int component) {
    int column = layout.column(component);
    int length = lengthNotNull(component, column);
    try {
      return Float4.decodeFloat(NativeMemory.ALL, cells.address(row, column), length);
    } catch (CodecException unfit) {
      throw unfit(component, unfit);
    }
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value, or null for SQL NULL
   */
  public @Nullable Float getFloatOrNull(int component) {
    return isNull(component) ? null : (Float) getFloat(component);
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value
   */
  public double getDouble(int component) {
    int column = layout.column(component);
    int length = lengthNotNull(component, column);
    try {
      return Float8.decodeDouble(NativeMemory.ALL, cells.address(row, column), length);
    } catch (CodecException unfit) {
      throw unfit(component, unfit);
    }
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value, or null for SQL NULL
   */
  public @Nullable Double getDoubleOrNull(int component) {
    return isNull(component) ? null : (Double) getDouble(component);
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value, or null for SQL NULL
   */
  public @Nullable BigDecimal getBigDecimal(int component) {
    return decode(component, Numeric.CODEC);
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value, or null for SQL NULL
   */
  public @Nullable String getString(int component) {
    return decode(component, Text.CODEC);
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value, or null for SQL NULL
   */
  public byte @Nullable [] getBytes(int component) {
    return decode(component, Bytea.CODEC);
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value, or null for SQL NULL
   */
  public java.util.@Nullable UUID getUuid(int component) {
    return decode(component, Uuid.CODEC);
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value, or null for SQL NULL
   */
  public @Nullable LocalDate getLocalDate(int component) {
    return decode(component, Date.CODEC);
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value, or null for SQL NULL
   */
  public @Nullable LocalTime getLocalTime(int component) {
    return decode(component, Time.CODEC);
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value, or null for SQL NULL
   */
  public @Nullable LocalDateTime getLocalDateTime(int component) {
    return decode(component, Timestamp.CODEC);
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value, or null for SQL NULL
   */
  public @Nullable Instant getInstant(int component) {
    return decode(component, TimestampTz.CODEC);
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value, or null for SQL NULL
   */
  public @Nullable OffsetDateTime getOffsetDateTime(int component) {
    return decode(component, OffsetTimestampTz.CODEC);
  }

  /**
   * Reads a component that is an enum.
   *
   * @param <E> the Java enum
   * @param component its number from 0
   * @param labels the constant of each label
   * @return the value, or null for SQL NULL
   */
  public <E extends Enum<E>> @Nullable E getEnum(int component, EnumLabels<E> labels) {
    String label = getString(component);
    if (label == null) {
      return null;
    }
    try {
      return labels.constant(label);
    } catch (CodecException unfit) {
      throw unfit(component, unfit);
    }
  }

  /**
   * Reads a component that is an array.
   *
   * @param <T> the elements' type
   * @param component its number from 0
   * @param elementType the elements' class
   * @return the elements, null for each SQL NULL; or null if the array is SQL NULL
   */
  public <T> @Nullable List<@Nullable T> getList(int component, Class<T> elementType) {
    return decodeList(component, codec(elementType));
  }

  /**
   * Reads a component that is an array.
   *
   * @param <T> the elements' type
   * @param component its number from 0
   * @param elementType the elements' class
   * @param maker makes an array
   * @return the elements, null for each SQL NULL; or null if the array is SQL NULL
   */
  public <T> @Nullable T @Nullable [] getArray(
      int component, Class<T> elementType, IntFunction<@Nullable T[]> maker) {
    List<@Nullable T> list = getList(component, elementType);
    return list == null ? null : list.toArray(maker);
  }

  /**
   * Reads a component that is an array of enums.
   *
   * @param <E> the Java enum
   * @param component its number from 0
   * @param labels the constant of each label
   * @return the elements, null for each SQL NULL; or null if the array is SQL NULL
   */
  public <E extends Enum<E>> @Nullable List<@Nullable E> getEnumList(
      int component, EnumLabels<E> labels) {
    List<@Nullable String> texts = getList(component, String.class);
    if (texts == null) {
      return null;
    }
    List<@Nullable E> constants = new ArrayList<>(texts.size());
    try {
      for (String text : texts) {
        constants.add(text == null ? null : labels.constant(text));
      }
    } catch (CodecException unfit) {
      throw unfit(component, unfit);
    }
    return constants;
  }

  /**
   * Reads a component that is an array of enums.
   *
   * @param <E> the Java enum
   * @param component its number from 0
   * @param labels the constant of each label
   * @param maker makes an array
   * @return the elements, null for each SQL NULL; or null if the array is SQL NULL
   */
  public <E extends Enum<E>> @Nullable E @Nullable [] getEnumArray(
      int component, EnumLabels<E> labels, IntFunction<@Nullable E[]> maker) {
    List<@Nullable E> list = getEnumList(component, labels);
    return list == null ? null : list.toArray(maker);
  }

  /** Frees the rows. Closing twice does nothing. */
  @Override
  public void close() {
    cells.close();
  }

  // How

  private <T> @Nullable T decode(int component, Codec<T> codec) {
    int column = layout.column(component);
    int length = cells.length(row, column);
    if (length == 0 && cells.isNull(row, column)) {
      return null;
    }
    try {
      return codec.decode(
          NativeMemory.ALL, cells.address(row, column), length, layout.oid(component));
    } catch (CodecException unfit) {
      throw unfit(component, unfit);
    }
  }

  private <T> @Nullable List<@Nullable T> decodeList(int component, Codec<T> codec) {
    int column = layout.column(component);
    int length = cells.length(row, column);
    if (length == 0 && cells.isNull(row, column)) {
      return null;
    }
    try {
      return ArrayCodec.decodeList(NativeMemory.ALL, cells.address(row, column), length, codec);
    } catch (CodecException unfit) {
      throw unfit(component, unfit);
    }
  }

  private boolean isNull(int component) {
    return cells.isNull(row, layout.column(component));
  }

  /** SQL NULL has the length 0, which no value of a primitive has. */
  private int lengthNotNull(int component, int column) {
    int length = cells.length(row, column);
    if (length == 0 && cells.isNull(row, column)) {
      throw new MappingException(
          statement
              + ": column \""
              + columnName(component)
              + "\" is SQL NULL, but "
              + layout.component(component)
              + " is a primitive; use its wrapper class, or coalesce in the statement");
    }
    return length;
  }

  @SuppressWarnings("unchecked") // a codec says which class it makes
  private static <T> Codec<T> codec(Class<T> type) {
    ValueType known = ValueType.of(type);
    if (known == null) {
      throw new MappingException(type.getName() + " is not a type of loompq");
    }
    return (Codec<T>) known.codec();
  }

  private MappingException unfit(int component, CodecException unfit) {
    return new MappingException(
        statement
            + ": column \""
            + columnName(component)
            + "\" for "
            + layout.component(component)
            + ": "
            + unfit.getMessage(),
        unfit);
  }

  private String columnName(int component) {
    return cells.columnName(layout.column(component));
  }
}

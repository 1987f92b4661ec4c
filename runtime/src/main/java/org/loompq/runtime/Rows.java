package org.loompq.runtime;

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
import org.loompq.runtime.codec.Bool;
import org.loompq.runtime.codec.Char;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.CodecException;
import org.loompq.runtime.codec.Codecs;
import org.loompq.runtime.codec.Float4;
import org.loompq.runtime.codec.Float8;
import org.loompq.runtime.codec.Int2;
import org.loompq.runtime.codec.Int4;
import org.loompq.runtime.codec.Int8;
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

  /** Null for the fields of a composite value. */
  private final @Nullable Statement statement;

  private final Cells cells;
  private final RowLayout layout;
  private int row = -1;

  Rows(@Nullable Statement statement, Cells cells, RowLayout layout) {
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
    if (prepared.layout() instanceof RowLayout known && known.isCurrent()) {
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
      if (!isNull(component)) {
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
   * @return the value
   */
  public long getLong(int component) {
    int column = layout.column(component);
    int length = lengthNotNull(component, column);
    try {
      return Int8.decodeLong(
          NativeMemory.ALL, cells.address(row, column), length, layout.type(component));
    } catch (CodecException unfit) {
      throw unfit(component, unfit);
    }
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
   * @return the value
   */
  public double getDouble(int component) {
    int column = layout.column(component);
    int length = lengthNotNull(component, column);
    try {
      return Float8.decodeDouble(
          NativeMemory.ALL, cells.address(row, column), length, layout.type(component));
    } catch (CodecException unfit) {
      throw unfit(component, unfit);
    }
  }

  /**
   * Reads a component.
   *
   * @param component its number from 0
   * @return the value
   */
  public char getChar(int component) {
    int column = layout.column(component);
    int length = lengthNotNull(component, column);
    try {
      return Char.decodeChar(
          NativeMemory.ALL, cells.address(row, column), length, layout.type(component));
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
  public @Nullable String getString(int component) {
    return get(component, Codecs.STRING);
  }

  /**
   * Reads a component.
   *
   * @param <T> its type
   * @param component its number from 0
   * @param codec the codec that the shape has for it
   * @return the value, or null for SQL NULL
   */
  public <T> @Nullable T get(int component, Codec<T> codec) {
    int column = layout.column(component);
    int length = cells.length(row, column);
    if (length < 0) {
      return null;
    }
    try {
      return codec.decode(
          NativeMemory.ALL, cells.address(row, column), length, layout.type(component));
    } catch (CodecException unfit) {
      throw unfit(component, unfit);
    }
  }

  /**
   * For a label that none of the records has which a row could become.
   *
   * @param component the number of the component with the label
   * @return the exception to throw
   */
  public RuntimeException unknownLabel(int component) {
    String label = getString(component);
    return failure(
        component,
        label == null
            ? "it is SQL NULL, and so does not tell what the row becomes"
            : "nothing that a row could become has the label \"" + label + "\"",
        null);
  }

  /** Frees the rows. Closing twice does nothing. */
  @Override
  public void close() {
    cells.close();
  }

  // How

  private boolean isNull(int component) {
    return cells.length(row, layout.column(component)) < 0;
  }

  private int lengthNotNull(int component, int column) {
    int length = cells.length(row, column);
    if (length < 0) {
      throw ofPrimitive(component);
    }
    return length;
  }

  private RuntimeException ofPrimitive(int component) {
    String reason =
        " is SQL NULL, but "
            + layout.component(component)
            + " is a primitive; use its wrapper class, or coalesce in the statement";
    Statement executed = statement;
    return executed == null
        ? new CodecException("field \"" + columnName(component) + "\"" + reason)
        : new MappingException(executed + ": column \"" + columnName(component) + "\"" + reason);
  }

  private RuntimeException unfit(int component, CodecException unfit) {
    return failure(component, unfit.getMessage(), unfit);
  }

  /** In a composite value, whoever reads that says which column it is in. */
  private RuntimeException failure(int component, String reason, @Nullable Throwable cause) {
    Statement executed = statement;
    if (executed == null) {
      return new CodecException("field \"" + columnName(component) + "\": " + reason, cause);
    }
    return new MappingException(
        executed
            + ": column \""
            + columnName(component)
            + "\" for "
            + layout.component(component)
            + ": "
            + reason,
        cause);
  }

  private String columnName(int component) {
    return cells.columnName(layout.column(component));
  }
}

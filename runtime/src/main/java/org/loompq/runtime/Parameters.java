package org.loompq.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loompq.RowStream;
import org.loompq.error.MappingException;
import org.loompq.runtime.codec.ArrayCodec;
import org.loompq.runtime.codec.Bool;
import org.loompq.runtime.codec.Bytea;
import org.loompq.runtime.codec.ByteaOfBuffer;
import org.loompq.runtime.codec.ByteaOfSegment;
import org.loompq.runtime.codec.ByteaOfStream;
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
import org.loompq.runtime.codec.Oid;
import org.loompq.runtime.codec.Text;
import org.loompq.runtime.codec.Time;
import org.loompq.runtime.codec.Timestamp;
import org.loompq.runtime.codec.TimestampTz;
import org.loompq.runtime.codec.Uuid;
import org.loompq.runtime.codec.WholeNumber;
import org.loompq.runtime.connection.BoundValues;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;

/**
 * The values of a statement's parameters, bound one after the other, and then its execution:
 *
 * <pre>{@code
 * try (Rows rows = FIND.with(runner).bind(id).query()) {
 *   ...
 * }
 * }</pre>
 *
 * <p>For one execution by one thread. Values are encoded as they are bound, into native memory that
 * is reused after the execution; parameters that are dropped before it leak nothing.
 */
public final class Parameters {

  private StatementRunner runner;
  private BoundValues values;
  private final Request request;

  /** Null before and after the one execution. */
  private @Nullable Statement statement;

  /** Which execution of a batch they are for, from 0; -1 if for none. */
  private int element = -1;

  /** What they are copied into; null if they are parameters. */
  private @Nullable CopyColumns columns;

  Parameters(StatementRunner runner) {
    this.runner = runner;
    this.values = new BoundValues();
    this.request = new Request(values);
  }

  /**
   * Takes the values of one execution of a batch.
   *
   * @param index which of them it is, from 0
   */
  Parameters begin(Statement begun, BoundValues room, int index) {
    element = index;
    return begin(begun, room);
  }

  private Parameters begin(Statement begun, BoundValues room) {
    statement = begun;
    values = room;
    return this;
  }

  /** Takes the components of one record that is copied. */
  Parameters begin(Statement begun, BoundValues room, CopyColumns into) {
    columns = into;
    return begin(begun, room);
  }

  /** The values of that execution, once they are all there. */
  BoundValues values() {
    var _ = complete();
    return values;
  }

  Parameters begin(StatementRunner begunBy, Statement begun) {
    runner = begunBy;
    statement = begun;
    return this;
  }

  /** Forgets the values, and gives up memory that a large one needed. */
  Parameters reset() {
    values.reset();
    return this;
  }

  Request request() {
    return request;
  }

  /**
   * Runs the statement.
   *
   * @return its rows, to be closed
   * @throws org.loompq.error.PgException if it fails; {@link org.loompq.Session#execute} tells how
   */
  public Rows query() {
    Statement executed = complete();
    Execution execution = runner.run(executed, this);
    return Rows.of(executed, execution, runner);
  }

  /**
   * Runs the statement, and drops its rows if there are any.
   *
   * @return the count of rows affected, 0 for statements without a count
   * @throws org.loompq.error.PgException if it fails; {@link org.loompq.Session#execute} tells how
   */
  public long update() {
    Statement executed = complete();
    try (var result = runner.run(executed, this).result()) {
      return result.affectedRows();
    }
  }

  /**
   * Runs the statement, and gives its rows as they come.
   *
   * @param <T> what is made of a row
   * @param fetchSize how many rows are read from the socket at once, about
   * @param reader makes a value of a row
   * @return the values in the server's order, to be closed
   * @throws org.loompq.error.PgException if it fails; {@link org.loompq.Session#stream} tells how
   */
  public <T extends @Nullable Object> Stream<T> stream(
      int fetchSize, RowReader<? extends T> reader) {
    Statement executed = complete();
    return runner.stream(executed, this, fetchSize).stream(reader);
  }

  /**
   * Runs the statement, and gives the first component of its rows as they come.
   *
   * @param fetchSize how many rows are read from the socket at once, about
   * @return the values in the server's order, to be closed
   * @throws org.loompq.error.PgException if it fails; {@link org.loompq.Session#stream} tells how
   */
  public IntStream intStream(int fetchSize) {
    return stream(fetchSize, row -> row.getInt(0)).mapToInt(Integer::intValue);
  }

  /**
   * Runs the statement, and gives the first component of its rows as they come.
   *
   * @param fetchSize how many rows are read from the socket at once, about
   * @return the values in the server's order, to be closed
   * @throws org.loompq.error.PgException if it fails; {@link org.loompq.Session#stream} tells how
   */
  public LongStream longStream(int fetchSize) {
    return stream(fetchSize, row -> row.getLong(0)).mapToLong(Long::longValue);
  }

  /**
   * Runs the statement, and gives the first component of its rows as they come.
   *
   * @param fetchSize how many rows are read from the socket at once, about
   * @return the values in the server's order, to be closed
   * @throws org.loompq.error.PgException if it fails; {@link org.loompq.Session#stream} tells how
   */
  public DoubleStream doubleStream(int fetchSize) {
    return stream(fetchSize, row -> row.getDouble(0)).mapToDouble(Double::doubleValue);
  }

  /** Runs the statement, and gives its rows as they come. */
  RowStream rows(int fetchSize) {
    Statement executed = complete();
    return new SessionRowStream(runner.stream(executed, this, fetchSize), runner.types());
  }

  /** What is executed with these values, which are all there. */
  Statement complete() {
    Statement executed = current();
    if (values.count() != executed.parameters().size()) {
      throw new IllegalStateException(
          executed
              + " has "
              + executed.parameters().size()
              + " parameters, but "
              + values.count()
              + " values were bound");
    }
    statement = null;
    return executed;
  }

  private Statement current() {
    Statement begun = statement;
    if (begun == null) {
      throw new IllegalStateException("these parameters were executed already");
    }
    return begun;
  }

  /** The declaration of the next parameter, which must be of the type that is bound. */
  private Parameter next(ValueType type, boolean array) {
    Parameter parameter = next();
    if (parameter.type() != type || parameter.array() != array) {
      throw new IllegalStateException(
          "parameter :"
              + parameter.name()
              + " of "
              + current()
              + " is declared as "
              + parameter.type().javaName(parameter.array())
              + ", not as "
              + type.javaName(array));
    }
    return parameter;
  }

  private Parameter next() {
    Statement begun = current();
    List<Parameter> declared = begun.parameters();
    int index = values.count();
    if (index >= declared.size()) {
      throw new IllegalStateException(begun + " has only " + declared.size() + " parameters");
    }
    return declared.get(index);
  }

  private <T> Parameters bindValue(@Nullable T value, ValueType type, Codec<T> codec) {
    return bind(next(type, false), value, codec);
  }

  private <T> Parameters bind(Parameter parameter, @Nullable T value, Codec<T> codec) {
    if (value == null) {
      values.addNull();
      return this;
    }
    begin(codec.parameterOid());
    try {
      if (columns == null) {
        codec.encode(values.writer(), value);
      } else {
        codec.encodeAs(values.writer(), value, columns.oid(values.count()));
      }
    } catch (CodecException unfit) {
      throw unfit(parameter, unfit);
    } catch (UncheckedIOException broken) {
      throw unread(parameter, broken);
    }
    values.end();
    return this;
  }

  private <T> Parameters bindElements(
      @Nullable Collection<? extends @Nullable T> elements, ValueType elementType, Codec<T> codec) {
    return bindElements(next(elementType, true), elements, codec);
  }

  private <T> Parameters bindElements(
      Parameter parameter, @Nullable Collection<? extends @Nullable T> elements, Codec<T> codec) {
    if (elements == null) {
      values.addNull();
      return this;
    }
    begin(codec.parameterArrayOid());
    try {
      if (columns == null) {
        ArrayCodec.encode(values.writer(), elements, codec);
      } else {
        ArrayCodec.encodeAs(values.writer(), elements, codec, columns.oid(values.count()));
      }
    } catch (CodecException unfit) {
      throw unfit(parameter, unfit);
    } catch (UncheckedIOException broken) {
      throw unread(parameter, broken);
    }
    values.end();
    return this;
  }

  /** A whole number for a column that may be of another size. */
  private Parameters copyWhole(Parameter component, long value, CopyColumns into) {
    values.beginBinary();
    try {
      WholeNumber.encode(values.writer(), value, into.oid(values.count()));
    } catch (CodecException unfit) {
      throw unfit(component, unfit);
    }
    values.end();
    return this;
  }

  /** Binds the next parameter, which is of the type that is bound, or text that stands for it. */
  Parameters bindAs(@Nullable Object value, ValueType type) {
    return bind(next(), value, checked(type));
  }

  /**
   * Binds the next parameter, an array of the type that is bound, or of text that stands for it.
   */
  Parameters bindArrayAs(Collection<? extends @Nullable Object> elements, ValueType type) {
    return bindElements(next(), elements, checked(type));
  }

  /** What the server is to infer travels as text. */
  private void begin(int oid) {
    if (oid == 0 && columns == null) {
      values.beginText();
    } else {
      values.beginBinary();
    }
  }

  private MappingException unfit(Parameter parameter, CodecException unfit) {
    return new MappingException(
        "parameter :" + parameter.name() + " of " + statement + ": " + unfit.getMessage() + place(),
        unfit);
  }

  private UncheckedIOException unread(Parameter parameter, UncheckedIOException broken) {
    IOException cause = Objects.requireNonNull(broken.getCause());
    return new UncheckedIOException(
        "the stream for parameter :"
            + parameter.name()
            + " of "
            + statement
            + " could not be read, and its value was not sent: "
            + cause.getMessage()
            + place(),
        cause);
  }

  /** Where in a batch, and what came of that. */
  private String place() {
    return element < 0
        ? ""
        : "; in element " + element + " (from 0) of the batch; nothing has taken effect";
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value
   * @return these parameters
   */
  public Parameters bind(boolean value) {
    next(ValueType.BOOLEAN, false);
    values.beginBinary();
    Bool.encodeBoolean(values.writer(), value);
    values.end();
    return this;
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(@Nullable Boolean value) {
    return bindValue(value, ValueType.BOOLEAN, Bool.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value
   * @return these parameters
   */
  public Parameters bind(short value) {
    Parameter parameter = next(ValueType.SHORT, false);
    if (columns != null) {
      return copyWhole(parameter, value, columns);
    }
    values.beginBinary();
    Int2.encodeShort(values.writer(), value);
    values.end();
    return this;
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(@Nullable Short value) {
    return bindValue(value, ValueType.SHORT, Int2.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value
   * @return these parameters
   */
  public Parameters bind(int value) {
    Parameter parameter = next(ValueType.INT, false);
    if (columns != null) {
      return copyWhole(parameter, value, columns);
    }
    values.beginBinary();
    Int4.encodeInt(values.writer(), value);
    values.end();
    return this;
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(@Nullable Integer value) {
    return bindValue(value, ValueType.INT, Int4.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value
   * @return these parameters
   */
  public Parameters bind(long value) {
    Parameter parameter = next(ValueType.LONG, false);
    if (columns != null) {
      return copyWhole(parameter, value, columns);
    }
    values.beginBinary();
    Int8.encodeLong(values.writer(), value);
    values.end();
    return this;
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(@Nullable Long value) {
    return bindValue(value, ValueType.LONG, Int8.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value
   * @return these parameters
   */
  public Parameters bind(float value) {
    next(ValueType.FLOAT, false);
    values.beginBinary();
    Float4.encodeFloatAs(
        values.writer(), value, columns == null ? Oid.FLOAT4 : columns.oid(values.count()));
    values.end();
    return this;
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(@Nullable Float value) {
    return bindValue(value, ValueType.FLOAT, Float4.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value
   * @return these parameters
   */
  public Parameters bind(double value) {
    next(ValueType.DOUBLE, false);
    values.beginBinary();
    Float8.encodeDouble(values.writer(), value);
    values.end();
    return this;
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(@Nullable Double value) {
    return bindValue(value, ValueType.DOUBLE, Float8.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(@Nullable BigDecimal value) {
    return bindValue(value, ValueType.BIG_DECIMAL, Numeric.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(@Nullable String value) {
    return bindValue(value, ValueType.STRING, Text.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(byte @Nullable [] value) {
    return bindValue(value, ValueType.BYTES, Bytea.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value is read to its end, and left open; null for SQL NULL
   * @return these parameters
   * @throws UncheckedIOException if it cannot be read
   */
  public Parameters bind(@Nullable InputStream value) {
    return bindValue(value, ValueType.INPUT_STREAM, ByteaOfStream.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its bytes, from the buffer's position to its limit; null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(@Nullable ByteBuffer value) {
    return bindValue(value, ValueType.BYTE_BUFFER, ByteaOfBuffer.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its bytes, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(@Nullable MemorySegment value) {
    return bindValue(value, ValueType.MEMORY_SEGMENT, ByteaOfSegment.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(java.util.@Nullable UUID value) {
    return bindValue(value, ValueType.UUID, Uuid.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(@Nullable LocalDate value) {
    return bindValue(value, ValueType.LOCAL_DATE, Date.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(@Nullable LocalTime value) {
    return bindValue(value, ValueType.LOCAL_TIME, Time.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(@Nullable LocalDateTime value) {
    return bindValue(value, ValueType.LOCAL_DATE_TIME, Timestamp.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(@Nullable Instant value) {
    return bindValue(value, ValueType.INSTANT, TimestampTz.CODEC);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value, null for SQL NULL
   * @return these parameters
   */
  public Parameters bind(@Nullable OffsetDateTime value) {
    return bindValue(value, ValueType.OFFSET_DATE_TIME, OffsetTimestampTz.CODEC);
  }

  /**
   * Binds the next parameter, an enum.
   *
   * @param <E> the Java enum
   * @param value its value, null for SQL NULL
   * @param labels the label of each constant
   * @return these parameters
   */
  public <E extends Enum<E>> Parameters bind(@Nullable E value, EnumLabels<E> labels) {
    return bindValue(value == null ? null : labels.label(value), ValueType.ENUM, Text.CODEC);
  }

  /**
   * Binds the next parameter, an array.
   *
   * @param elements its elements, null for SQL NULL; an element that is null is SQL NULL too
   * @param elementType their type
   * @return these parameters
   */
  public Parameters bindArray(
      @Nullable Collection<? extends @Nullable Object> elements, ValueType elementType) {
    return bindElements(elements, elementType, checked(elementType));
  }

  /**
   * Binds the next parameter, an array.
   *
   * @param elements its elements, null for SQL NULL; an element that is null is SQL NULL too
   * @param elementType their type
   * @return these parameters
   */
  public Parameters bindArray(@Nullable Object @Nullable [] elements, ValueType elementType) {
    return bindArray(elements == null ? null : Arrays.asList(elements), elementType);
  }

  /**
   * Binds the next parameter, an array of enums.
   *
   * @param <E> the Java enum
   * @param elements its elements, null for SQL NULL; an element that is null is SQL NULL too
   * @param labels the label of each constant
   * @return these parameters
   */
  public <E extends Enum<E>> Parameters bindArray(
      @Nullable Collection<? extends @Nullable E> elements, EnumLabels<E> labels) {
    List<@Nullable String> texts = null;
    if (elements != null) {
      texts = new ArrayList<>(elements.size());
      for (E element : elements) {
        texts.add(element == null ? null : labels.label(element));
      }
    }
    return bindElements(texts, ValueType.ENUM, Text.CODEC);
  }

  /**
   * Binds the next parameter, an array of enums.
   *
   * @param <E> the Java enum
   * @param elements its elements, null for SQL NULL; an element that is null is SQL NULL too
   * @param labels the label of each constant
   * @return these parameters
   */
  public <E extends Enum<E>> Parameters bindArray(
      @Nullable E @Nullable [] elements, EnumLabels<E> labels) {
    return bindArray(elements == null ? null : Arrays.asList(elements), labels);
  }

  /** Elements are cast by the codec's own class as they are encoded. */
  @SuppressWarnings("unchecked")
  private static Codec<Object> checked(ValueType type) {
    return (Codec<Object>) type.codec();
  }
}

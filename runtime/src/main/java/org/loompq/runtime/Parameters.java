package org.loompq.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loompq.RowStream;
import org.loompq.error.MappingException;
import org.loompq.runtime.codec.Bool;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.CodecException;
import org.loompq.runtime.codec.Codecs;
import org.loompq.runtime.codec.Float4;
import org.loompq.runtime.codec.Float8;
import org.loompq.runtime.codec.Int2;
import org.loompq.runtime.codec.Int4;
import org.loompq.runtime.codec.Int8;
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

  /** Null for the components of records. */
  private @Nullable StatementRunner runner;

  private BoundValues values;
  private final Request request;

  /** Null before and after the one execution. */
  private @Nullable Statement statement;

  /** Which execution of a batch they are for, from 0; -1 if for none. */
  private int element = -1;

  /** What they are written as, where that does not follow from how they are declared. */
  private @Nullable ValueTypes types;

  Parameters(@Nullable StatementRunner runner) {
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
    return begin(begun, room, begun.types());
  }

  /** Takes the components of one record, which become values of some types. */
  Parameters begin(Statement begun, BoundValues room, @Nullable ValueTypes into) {
    statement = begun;
    values = room;
    types = into;
    return this;
  }

  /** For the components of records, not for executions. */
  static Parameters ofFields() {
    return new Parameters(null);
  }

  /** Takes the components of one record, which become fields of some types. */
  Parameters begin(Statement begun, ValueTypes into) {
    return begin(begun, values, into);
  }

  /** The values of that execution, once they are all there. */
  BoundValues values() {
    var _ = complete();
    return values;
  }

  Parameters begin(StatementRunner begunBy, Statement begun) {
    runner = begunBy;
    return begin(begun, values);
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
    Execution execution = runner().run(executed, this);
    return Rows.of(executed, execution, runner());
  }

  /**
   * Runs the statement, and drops its rows if there are any.
   *
   * @return the count of rows affected, 0 for statements without a count
   * @throws org.loompq.error.PgException if it fails; {@link org.loompq.Session#execute} tells how
   */
  public long update() {
    Statement executed = complete();
    try (var result = runner().run(executed, this).result()) {
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
    return runner().stream(executed, this, fetchSize).stream(reader);
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
    return new SessionRowStream(runner().stream(executed, this, fetchSize), runner().types());
  }

  private StatementRunner runner() {
    return Objects.requireNonNull(runner);
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

  /** The declaration of the next parameter, which must have the codec that is used. */
  private Parameter next(Codec<?> codec) {
    Parameter parameter = next();
    if (!parameter.codec().equals(codec)) {
      throw new IllegalStateException(
          "parameter :"
              + parameter.name()
              + " of "
              + current()
              + " is declared as "
              + parameter.codec().javaName()
              + ", not as "
              + codec.javaName());
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

  /** A whole number for a type that may be of another size. */
  private Parameters bindWhole(Parameter parameter, long value, ValueTypes into) {
    values.beginBinary();
    try {
      WholeNumber.encode(values.writer(), value, into.get(values.count()));
    } catch (CodecException unfit) {
      throw unfit(parameter, unfit);
    }
    values.end();
    return this;
  }

  /** Binds the next parameter by a codec that may be another than the declared one. */
  <T> Parameters bindAs(@Nullable T value, Codec<T> codec) {
    return bind(next(), value, codec);
  }

  private <T> Parameters bind(Parameter parameter, @Nullable T value, Codec<T> codec) {
    if (value == null) {
      values.addNull();
      return this;
    }
    try {
      encode(value, codec);
    } catch (CodecException unfit) {
      throw unfit(parameter, unfit);
    } catch (UncheckedIOException broken) {
      throw unread(parameter, broken);
    }
    values.end();
    return this;
  }

  /** What the server is to infer, or whose type has another format, travels as text. */
  private <T> void encode(T value, Codec<T> codec) {
    ValueTypes known = types;
    boolean inferred = codec.parameterOid() == Codec.INFERRED;
    if (known != null && (known.areBinary() || !inferred)) {
      values.beginBinary();
      codec.encode(values.writer(), value, known.get(values.count()));
      return;
    }
    if (inferred) {
      values.beginText();
    } else {
      values.beginBinary();
    }
    codec.encode(values.writer(), value);
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
    var _ = next(Codecs.BOOLEAN);
    values.beginBinary();
    Bool.encodeBoolean(values.writer(), value);
    values.end();
    return this;
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value
   * @return these parameters
   */
  public Parameters bind(short value) {
    Parameter parameter = next(Codecs.SHORT);
    if (types != null) {
      return bindWhole(parameter, value, types);
    }
    values.beginBinary();
    Int2.encodeShort(values.writer(), value);
    values.end();
    return this;
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value
   * @return these parameters
   */
  public Parameters bind(int value) {
    Parameter parameter = next(Codecs.INTEGER);
    if (types != null) {
      return bindWhole(parameter, value, types);
    }
    values.beginBinary();
    Int4.encodeInt(values.writer(), value);
    values.end();
    return this;
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value
   * @return these parameters
   */
  public Parameters bind(long value) {
    Parameter parameter = next(Codecs.LONG);
    if (types != null) {
      return bindWhole(parameter, value, types);
    }
    values.beginBinary();
    Int8.encodeLong(values.writer(), value);
    values.end();
    return this;
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value
   * @return these parameters
   */
  public Parameters bind(char value) {
    return bind(value, Codecs.CHARACTER);
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value
   * @return these parameters
   */
  public Parameters bind(float value) {
    var _ = next(Codecs.FLOAT);
    values.beginBinary();
    if (types == null) {
      Float4.encodeFloat(values.writer(), value);
    } else {
      Float4.encodeFloat(values.writer(), value, types.get(values.count()));
    }
    values.end();
    return this;
  }

  /**
   * Binds the next parameter.
   *
   * @param value its value
   * @return these parameters
   */
  public Parameters bind(double value) {
    var _ = next(Codecs.DOUBLE);
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
  public Parameters bind(@Nullable String value) {
    return bind(value, Codecs.STRING);
  }

  /**
   * Binds the next parameter.
   *
   * @param <T> its type
   * @param value its value, null for SQL NULL
   * @param codec the codec that it is declared with
   * @return these parameters
   * @throws MappingException if the value does not fit the parameter's type
   * @throws UncheckedIOException if the value is a stream, and cannot be read
   */
  public <T> Parameters bind(@Nullable T value, Codec<T> codec) {
    return bind(next(codec), value, codec);
  }
}

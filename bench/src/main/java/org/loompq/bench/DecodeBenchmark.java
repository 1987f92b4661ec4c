package org.loompq.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.ValueType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What it takes to decode one cell, read from a result of libpq as generated code does it: the
 * check for NULL, where the value is and its length, and the codec. {@code -bm thrpt} gives cells
 * per nanosecond.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(DecodeBenchmark.CELLS)
public class DecodeBenchmark {

  /** All in one row, which {@link Rows#single} can go to again and again. */
  static final int CELLS = 64;

  private EmbeddedServer server;
  private Rows int4;
  private Rows int8;
  private Rows text;
  private Rows timestamptz;
  private Rows numeric;

  /** Starts the server and has it make the cells. */
  @Setup
  public void open() throws IOException {
    server = new EmbeddedServer(1);
    int4 = query(ValueType.INT, "(%d * 1000003)::int4");
    int8 = query(ValueType.LONG, "%d * 1000000000039");
    text = query(ValueType.STRING, "'the owner of account ' || %d");
    timestamptz =
        query(ValueType.INSTANT, "timestamptz '2026-01-01Z' + %d * interval '1.234567 s'");
    numeric = query(ValueType.BIG_DECIMAL, "%d * 1234.57");
  }

  /** Frees the results and stops the server. */
  @TearDown
  public void close() throws IOException {
    int4.close();
    int8.close();
    text.close();
    timestamptz.close();
    numeric.close();
    server.close();
  }

  /** An {@code int4} as int. */
  @Benchmark
  public void int4(Blackhole blackhole) {
    Rows row = int4.single();
    for (int cell = 0; cell < CELLS; cell++) {
      blackhole.consume(row.getInt(cell));
    }
  }

  /** An {@code int8} as long. */
  @Benchmark
  public void int8(Blackhole blackhole) {
    Rows row = int8.single();
    for (int cell = 0; cell < CELLS; cell++) {
      blackhole.consume(row.getLong(cell));
    }
  }

  /** A {@code text} of 23 or 24 ASCII characters as string. */
  @Benchmark
  public void text(Blackhole blackhole) {
    Rows row = text.single();
    for (int cell = 0; cell < CELLS; cell++) {
      blackhole.consume(row.getString(cell));
    }
  }

  /** A {@code timestamptz} as instant. */
  @Benchmark
  public void timestamptz(Blackhole blackhole) {
    Rows row = timestamptz.single();
    for (int cell = 0; cell < CELLS; cell++) {
      blackhole.consume(row.getInstant(cell));
    }
  }

  /** A {@code numeric} of up to five digits and two decimals as big decimal. */
  @Benchmark
  public void numeric(Blackhole blackhole) {
    Rows row = numeric.single();
    for (int cell = 0; cell < CELLS; cell++) {
      blackhole.consume(row.getBigDecimal(cell));
    }
  }

  /** A row of cells, each made by an expression from its number. */
  private Rows query(ValueType type, String expression) {
    RowShape shape = RowShape.of("Cells");
    for (int cell = 0; cell < CELLS; cell++) {
      shape = shape.column("c" + cell, "c" + cell, type);
    }
    String sql =
        IntStream.range(0, CELLS)
            .mapToObj(cell -> expression.formatted(cell + 1) + " AS c" + cell)
            .collect(Collectors.joining(", ", "SELECT ", ""));
    return Statement.of("", shape, sql).with(StatementRunner.of(server.loompq())).query();
  }
}

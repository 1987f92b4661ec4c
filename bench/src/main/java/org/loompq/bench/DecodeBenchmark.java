package org.loompq.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What it takes to decode one cell, read from a result of libpq as generated code does it: the
 * check for NULL, where the value is and its length, and the codec. {@code -p type=INT4,TEXT} names
 * some types alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(DecodeBenchmark.CELLS)
public class DecodeBenchmark {

  /** All in one row, which {@link Rows#single} can go to again and again. */
  static final int CELLS = 64;

  /** What the cells hold. */
  @Param public CarriedType type = CarriedType.INT4;

  private EmbeddedServer server;
  private Rows rows;
  private CarriedType.Reader reader;

  /** Starts the server and has it make the cells. */
  @Setup
  public void open() throws IOException {
    server = new EmbeddedServer(1);
    RowShape shape = RowShape.of("Cells");
    for (int cell = 0; cell < CELLS; cell++) {
      shape = shape.column("c" + cell, "c" + cell, type.codec());
    }
    String sql =
        IntStream.range(0, CELLS)
            .mapToObj(cell -> type.expression(cell + 1) + " AS c" + cell)
            .collect(Collectors.joining(", ", "SELECT ", ""));
    rows = Statement.of("", shape, sql).with(StatementRunner.of(server.loompq())).query();
    reader = type.reader();
  }

  /** Frees the result and stops the server. */
  @TearDown
  public void close() throws IOException {
    rows.close();
    server.close();
  }

  /** A cell as the Java type. */
  @Benchmark
  public void decode(Blackhole blackhole) {
    Rows row = rows.single();
    for (int cell = 0; cell < CELLS; cell++) {
      reader.read(row, cell, blackhole);
    }
  }
}

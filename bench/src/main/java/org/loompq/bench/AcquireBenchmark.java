package org.loompq.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
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
 * Acquiring and releasing a connection, of which nothing is asked meanwhile: the pool alone, with
 * the same work done by the holder of loompq's connections and of HikariCP's.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AcquireBenchmark {

  private static final int CONNECTIONS = 50;
  private static final int THREADS = 2_000;
  private static final int TIMES = 50;
  private static final int TOKENS = 20;

  /** Whose pool. */
  @Param({"loompq", "HikariCP"})
  public String client;

  private LendingPool pool;

  /** Opens the pool, with all of its connections. */
  @Setup
  public void open() throws IOException, SQLException {
    pool =
        switch (client) {
          case "loompq" -> new LoompqPool(CONNECTIONS);
          case "HikariCP" -> new HikariPool(CONNECTIONS);
          default -> throw new IllegalArgumentException(client);
        };
    hold(CONNECTIONS);
  }

  /** Closes it. */
  @TearDown
  public void close() throws IOException {
    pool.close();
  }

  /** One caller who does nothing with the connection. */
  @Benchmark
  public void uncontended() throws SQLException {
    pool.lend(AcquireBenchmark::nothing);
  }

  /**
   * 2,000 virtual threads on 50 connections. The time is that of all of them, divided by how often
   * a connection was acquired; it contains the work.
   */
  @Benchmark
  @OperationsPerInvocation(THREADS * TIMES)
  public void contended() throws InterruptedException, ExecutionException {
    VirtualThreads.run(
        THREADS,
        TIMES,
        () -> {
          pool.lend(AcquireBenchmark::work);
          return null;
        });
  }

  /** Holds so many connections at once, which a pool must open before. */
  private void hold(int connections) throws SQLException {
    if (connections > 0) {
      pool.lend(() -> hold(connections - 1));
    }
  }

  private static void nothing() {}

  /** Lets other callers run while the connection is held, as a query does that waits. */
  @SuppressWarnings("ThreadPriorityCheck") // nothing relies on who runs next
  private static void work() {
    Blackhole.consumeCPU(TOKENS);
    Thread.yield();
  }
}

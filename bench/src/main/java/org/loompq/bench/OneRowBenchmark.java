package org.loompq.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.loompq.bench.Accounts.Account;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A row by its key, one statement each in autocommit: the latency that one caller sees, and the
 * throughput of many virtual threads at once on few connections. {@code -prof gc} adds what a query
 * allocates, {@code gc.alloc.rate.norm}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class OneRowBenchmark {

  private static final int THREADS = 64;
  private static final int QUERIES_PER_THREAD = 50;

  private Server server;
  private Accounts accounts;

  /** Starts the server. */
  @Setup
  public void open() throws IOException {
    server = new Server();
    accounts = server.loompq().repository(Accounts.class);
  }

  /** Stops the server. */
  @TearDown
  public void close() throws IOException {
    server.close();
  }

  /** One caller, loompq. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public Account aloneLoompq() {
    return byLoompq();
  }

  /** One caller, HikariCP and pgjdbc. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public Account aloneJdbc() throws SQLException {
    return byJdbc();
  }

  /** 64 virtual threads on 8 connections, loompq. */
  @Benchmark
  @OperationsPerInvocation(THREADS * QUERIES_PER_THREAD)
  public void manyLoompq() throws InterruptedException, ExecutionException {
    VirtualThreads.run(THREADS, QUERIES_PER_THREAD, this::byLoompq);
  }

  /** 64 virtual threads on 8 connections, HikariCP and pgjdbc. */
  @Benchmark
  @OperationsPerInvocation(THREADS * QUERIES_PER_THREAD)
  public void manyJdbc() throws InterruptedException, ExecutionException {
    VirtualThreads.run(THREADS, QUERIES_PER_THREAD, this::byJdbc);
  }

  private Account byLoompq() {
    return accounts.find(randomId());
  }

  private Account byJdbc() throws SQLException {
    try (Connection connection = server.hikari().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT id, owner, balance, opened_at FROM account WHERE id = ?")) {
      statement.setLong(1, randomId());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return new Account(
            rows.getLong(1),
            rows.getString(2),
            rows.getBigDecimal(3),
            rows.getObject(4, OffsetDateTime.class).toInstant());
      }
    }
  }

  private static long randomId() {
    return ThreadLocalRandom.current().nextLong(1, Server.ACCOUNTS + 1);
  }
}

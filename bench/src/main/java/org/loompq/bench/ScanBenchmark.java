package org.loompq.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.loompq.bench.Accounts.Account;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** 100,000 rows of four columns into records. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ScanBenchmark {

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

  /** Reads the table with loompq. */
  @Benchmark
  public List<Account> loompq() {
    return accounts.all();
  }

  /** Reads the table with pgjdbc, at its default fetch size. */
  @Benchmark
  public List<Account> jdbc() throws SQLException {
    List<Account> all = new ArrayList<>();
    try (Connection connection = server.hikari().getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT id, owner, balance, opened_at FROM account");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        all.add(
            new Account(
                rows.getLong(1),
                rows.getString(2),
                rows.getBigDecimal(3),
                rows.getObject(4, OffsetDateTime.class).toInstant()));
      }
    }
    return all;
  }
}

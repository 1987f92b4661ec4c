package org.loompq.bench.race;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.loompq.bench.Accounts.Account;
import org.loompq.bench.race.Queries.Fortune;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * HikariCP and pgjdbc: a pool of fixed size, as HikariCP recommends, and statements prepared on the
 * server from their first run, which pgjdbc then keeps for each connection.
 */
final class HikariContender extends BlockingContender {

  /** pgjdbc's own: the whole result at once. */
  static final int DEFAULT_FETCH_SIZE = 0;

  private static final int COPIED_AT_ONCE = 32 * 1024;

  private static final String ACCOUNT = Queries.ACCOUNT.replace("$1", "?");
  private static final String HITS = Queries.HITS.replace("$1", "?");
  private static final String HIT = Queries.HIT.replace("$1", "?");

  private final HikariDataSource pool;
  private final int fetchSize;

  HikariContender(String name, RaceServer server, int size, int fetchSize, Answers answers) {
    super(name, answers);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(server.jdbcUrl());
    config.addDataSourceProperty("prepareThreshold", "1");
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(Duration.ofMinutes(2).toMillis());
    this.pool = new HikariDataSource(config);
    this.fetchSize = fetchSize;
  }

  /** With a fetch size it differs in scans alone. */
  @Override
  public boolean takesPartIn(Scenario scenario) {
    return fetchSize == DEFAULT_FETCH_SIZE || scenario == Scenario.SCAN;
  }

  @Override
  Account account(long id) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return account(connection, id);
    }
  }

  /** One after the other on one connection: JDBC cannot do otherwise. */
  @Override
  Account[] accounts(long[] ids) throws SQLException {
    Account[] accounts = new Account[ids.length];
    try (Connection connection = pool.getConnection()) {
      for (int i = 0; i < ids.length; i++) {
        accounts[i] = account(connection, ids[i]);
      }
    }
    return accounts;
  }

  @Override
  List<Fortune> fortunes() throws SQLException {
    List<Fortune> all = new ArrayList<>();
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(Queries.FORTUNES);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        all.add(new Fortune(rows.getInt(1), rows.getString(2)));
      }
    }
    return all;
  }

  @Override
  List<Account> scan() throws SQLException {
    List<Account> all = new ArrayList<>();
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(fetchSize == DEFAULT_FETCH_SIZE); // a portal needs a transaction
      try (PreparedStatement statement = connection.prepareStatement(Queries.ACCOUNTS)) {
        statement.setFetchSize(fetchSize);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            all.add(account(rows));
          }
        }
      }
      if (fetchSize != DEFAULT_FETCH_SIZE) {
        connection.commit();
      }
    }
    return all;
  }

  /** By hand, as there is nothing else: rows are put together as text, some at a time. */
  @Override
  long load(List<Account> accounts) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(Queries.EMPTY);
      }
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(Queries.LOAD);
      StringBuilder rows = new StringBuilder();
      for (Account account : accounts) {
        append(rows, account);
        if (rows.length() > COPIED_AT_ONCE) {
          send(copy, rows);
        }
      }
      send(copy, rows);
      long copied = copy.endCopy();
      connection.commit();
      return copied;
    }
  }

  /** The owners have nothing that would have to be escaped. */
  private static void append(StringBuilder rows, Account account) {
    rows.append(account.id())
        .append('\t')
        .append(account.owner())
        .append('\t')
        .append(account.balance())
        .append('\t')
        .append(account.openedAt())
        .append('\n');
  }

  private static void send(CopyIn copy, StringBuilder rows) throws SQLException {
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    rows.setLength(0);
  }

  @Override
  void update(long id, Answers check) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      long hits;
      try (PreparedStatement statement = prepare(connection, HITS, id);
          ResultSet rows = statement.executeQuery()) {
        rows.next();
        hits = rows.getLong(1);
      }
      int updated;
      try (PreparedStatement statement = prepare(connection, HIT, id)) {
        updated = statement.executeUpdate();
      }
      connection.commit();
      check.checkUpdate(hits, updated);
    }
  }

  private static Account account(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement = prepare(connection, ACCOUNT, id);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return account(rows);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, long id)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setLong(1, id);
    return statement;
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getLong(1),
        row.getString(2),
        row.getBigDecimal(3),
        row.getObject(4, OffsetDateTime.class).toInstant());
  }

  @Override
  public void close() {
    pool.close();
  }
}

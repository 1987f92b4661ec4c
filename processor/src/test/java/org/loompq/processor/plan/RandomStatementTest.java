package org.loompq.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.postgresql.util.PSQLException;

/** Nothing that is said of random statements may be refuted by their rows. */
class RandomStatementTest {

  private static final String INTERNAL_ERROR = "XX000";

  @SuppressWarnings("NullAway.Init")
  private static Connection connection;

  @SuppressWarnings("NullAway.Init")
  private static ServerCatalog catalog;

  @BeforeContainer
  static void connect() throws SQLException {
    connection = PlanServer.connect();
    try (Statement statement = connection.createStatement()) {
      RandomStatement.createTables(statement);
    }
    connection.commit();
    catalog = new ServerCatalog(connection);
  }

  @AfterContainer
  static void close() throws SQLException {
    connection.close();
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void saysNothingThatRowsRefute(@ForAll long seed) throws SQLException {
    Random random = new Random(seed);
    try (Statement statement = connection.createStatement()) {
      RandomStatement.fillTables(statement, random);
      String sql = new RandomStatement(random).text();
      Explained explained = Explained.of(connection, catalog, sql, RandomStatement.PARAMETERS);
      assertThat(explained.lies()).as("%s%n%s", sql, explained.plan()).isEmpty();
      Counts.add(explained.said());
    } catch (PSQLException failed) {
      // The planner itself fails at a few of them.
      assertThat(failed.getSQLState()).as("%s", failed).isEqualTo(INTERNAL_ERROR);
    } finally {
      connection.rollback();
      try (Statement statement = connection.createStatement()) {
        statement.execute("DEALLOCATE ALL");
      }
      connection.commit();
    }
  }

  /** Whether anything is said at all. */
  private static final class Counts {
    private static int columns;
    private static int notNull;

    static void add(List<Nullability> said) {
      columns += said.size();
      notNull += (int) said.stream().filter(n -> n == Nullability.NOT_NULL).count();
    }
  }

  @AfterContainer
  static void saidSomething() {
    assertThat((double) Counts.notNull / Counts.columns).isGreaterThan(0.2);
  }
}

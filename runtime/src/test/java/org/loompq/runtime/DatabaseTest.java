package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.PreparedStatementMode;
import org.loompq.QueryResult;
import org.loompq.Row;
import org.loompq.error.CheckViolationException;
import org.loompq.error.ConnectionException;
import org.loompq.error.ForeignKeyViolationException;
import org.loompq.error.MappingException;
import org.loompq.error.NotNullViolationException;
import org.loompq.error.PgException;
import org.loompq.error.RowCountException;
import org.loompq.error.ServerException;
import org.loompq.error.SqlSyntaxException;
import org.loompq.error.UndefinedColumnException;
import org.loompq.error.UndefinedTableException;
import org.loompq.error.UniqueViolationException;

/** What a user meets who runs SQL by its text. */
class DatabaseTest {

  private static Database db;

  @BeforeAll
  static void open() {
    db = TestServer.open(2);
    db.execute("CREATE SCHEMA database_test");
    db.execute(
        """
        CREATE TABLE database_test.item (
          id int PRIMARY KEY,
          name text NOT NULL CHECK (name <> ''),
          parent int REFERENCES database_test.item DEFERRABLE INITIALLY DEFERRED
        )\
        """);
  }

  @AfterAll
  static void close() {
    db.execute("DROP SCHEMA database_test CASCADE");
    db.close();
  }

  @Test
  void givesRowsByNameAndByNumber() {
    QueryResult result =
        db.execute("SELECT n AS number, 'row ' || n AS text FROM generate_series(1, 3) AS n");

    assertThat(result.rowCount()).isEqualTo(3);
    assertThat(result.columns()).extracting("name").containsExactly("number", "text");
    assertThat(result.map(row -> row.getInt("number"))).containsExactly(1, 2, 3);
    assertThat(result.all().get(1).getString(1)).isEqualTo("row 2");
    assertThat(result.first().map(row -> row.getLong("number"))).contains(1L);
    assertThat(result.collect(Collectors.counting())).isEqualTo(3);
    assertThat(result).hasSize(3);
  }

  @Test
  void countsTheRowsAffected() {
    db.execute("INSERT INTO database_test.item VALUES (101, 'a'), (102, 'b')");
    assertThat(
            db.execute(
                    "UPDATE database_test.item SET name = 'c' WHERE id = ANY ($1)",
                    List.of(101, 102, 103))
                .updateCount())
        .isEqualTo(2);
    assertThat(db.execute("SELECT 1 WHERE false").updateCount()).isZero();
    assertThat(db.execute("-- nothing at all").rowCount()).isZero();
  }

  @Test
  void insistsOnTheNumberOfRowsThatWasAskedFor() {
    QueryResult none = db.execute("SELECT 1 WHERE false");
    QueryResult two = db.execute("VALUES (1), (2)");

    assertThatThrownBy(none::one).isInstanceOf(RowCountException.class);
    assertThatThrownBy(() -> two.scalar(Integer.class))
        .isInstanceOfSatisfying(RowCountException.class, e -> assertThat(e.rows()).isEqualTo(2))
        .hasMessageContaining("returned 2");
    assertThat(none.first()).isEmpty();
  }

  @Test
  void refusesToReadATypeAsAnotherThatCouldLoseSomething() {
    Row row = db.execute("SELECT 1::int8 AS big, 'x'::text AS word, point '(1,2)' AS place").one();

    assertThatThrownBy(() -> row.getInt("big"))
        .isInstanceOf(MappingException.class)
        .hasMessage("column \"big\" is of type bigint and cannot be read as Integer");
    assertThatThrownBy(() -> row.get("word", Instant.class)).hasMessageContaining("text");
    assertThatThrownBy(() -> row.getString("place")).hasMessageContaining("point");
    assertThatThrownBy(() -> row.getList("place", Double.class)).hasMessageContaining("point");
    assertThatThrownBy(() -> row.get("big", Thread.class))
        .hasMessageContaining("java.lang.Thread is not a type");
    assertThatThrownBy(() -> row.getInt("small"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no column \"small\"; there are [big, word, place]");
  }

  @Test
  void refusesSqlNullAsAPrimitiveAndNanAsABigDecimal() {
    Row row = db.execute("SELECT NULL::int8 AS nothing, 'NaN'::numeric AS nan").one();

    assertThatThrownBy(() -> row.getLong("nothing"))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("\"nothing\" is SQL NULL");
    assertThatThrownBy(() -> row.getBigDecimal("nan"))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("\"nan\": NaN has no BigDecimal");
    assertThatThrownBy(() -> db.execute("SELECT NULL::int").scalar(Integer.class))
        .hasMessageContaining("is SQL NULL");
  }

  @Test
  void refusesParametersThatHaveNoType() {
    assertThatThrownBy(() -> db.execute("SELECT $1", new Object()))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("parameter $1 is of class java.lang.Object");
    assertThatThrownBy(() -> db.execute("SELECT $1", List.of(1, "one")))
        .hasMessageContaining("elements of different types");
    assertThatThrownBy(() -> db.execute("SELECT $1", "a\0b"))
        .hasMessageContaining("U+0000")
        .isInstanceOf(MappingException.class);
    assertThatThrownBy(() -> db.execute("SELECT $1", "half \ud800 pair"))
        .hasMessageContaining("surrogate");
    assertThatThrownBy(() -> db.execute("SELECT '\0'"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void mapsSqlStatesToClasses() {
    db.execute("INSERT INTO database_test.item VALUES (1, 'one')");

    UniqueViolationException unique =
        fails(UniqueViolationException.class, "INSERT INTO database_test.item VALUES (1, 'two')");
    assertThat(unique.sqlState()).isEqualTo("23505");
    assertThat(unique.severity()).isEqualTo("ERROR");
    assertThat(unique.schema()).isEqualTo("database_test");
    assertThat(unique.table()).isEqualTo("item");
    assertThat(unique.constraint()).isEqualTo("item_pkey");
    assertThat(unique.detail()).contains("(1)");
    assertThat(unique.error().routine()).isEqualTo("_bt_check_unique");
    assertThat(unique.error().line()).isPositive();
    assertThat(unique.isSafeToRetry()).isFalse();

    assertThat(
            fails(NotNullViolationException.class, "INSERT INTO database_test.item (id) VALUES (2)")
                .column())
        .isEqualTo("name");
    fails(CheckViolationException.class, "INSERT INTO database_test.item VALUES (2, '')");
    fails(UndefinedTableException.class, "SELECT 1 FROM nowhere");
    fails(UndefinedColumnException.class, "SELECT nothing FROM database_test.item");
    fails(SqlSyntaxException.class, "SELECT 1; SELECT 2");
    assertThat(fails(ServerException.class, "SELECT 1/0").sqlState()).isEqualTo("22012");
    assertThat(db.execute("SELECT 1").scalar(Integer.class)).isEqualTo(1);
  }

  @Test
  void reportsADeferredConstraintThatFailsAtTheEnd() {
    fails(
        ForeignKeyViolationException.class,
        "INSERT INTO database_test.item VALUES (50, 'orphan', 49)");

    assertThat(db.execute("SELECT 1 FROM database_test.item WHERE id = 50").rowCount()).isZero();
  }

  @Test
  void showsTheLineOfTheErrorWithACaretAndNeverAParameter() {
    ServerException error =
        catchThrowableOfType(
            ServerException.class,
            () ->
                db.execute(
                    """
                    SELECT id
                    FROM database_test.item
                    WHERE nmae = $1 AND id = 'secret in a literal'::text\
                    """,
                    "secret"));

    assertThat(error)
        .hasMessage(
            """
            column "nmae" does not exist (SQLSTATE 42703)
              line 3: WHERE nmae = $1 AND id = 'secret in a literal'::text
                            ^
              Hint: Perhaps you meant to reference the column "item.name".\
            """);
    assertThat(error.position()).isEqualTo(41);

    ServerException unique =
        catchThrowableOfType(
            ServerException.class,
            () ->
                db.execute(
                    "INSERT INTO database_test.item VALUES ($1, $2), ($1, $2)", 7007, "secret"));
    assertThat(unique.getMessage()).doesNotContain("7007").doesNotContain("secret");
    assertThat(unique.detail()).contains("7007");
  }

  @Test
  void sendsNoStatementThatWouldLeaveStateOnASharedConnection() {
    long acquired = db.stats().acquired();
    assertThatThrownBy(() -> db.execute("BEGIN"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(transaction)")
        .hasMessageContaining("nothing was sent: BEGIN");
    assertThatThrownBy(() -> db.execute("SET search_path = database_test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("options=-c search_path");
    assertThatThrownBy(() -> db.execute("SELECT pg_advisory_lock($1)", 7L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pg_advisory_xact_lock");
    assertThat(db.stats().acquired()).isEqualTo(acquired);
  }

  @Test
  void tellsHowToGiveALongListOfParameters() {
    Object[] many = new Object[65_536];
    assertThatThrownBy(() -> db.execute("SELECT 1", many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ANY($1)");
  }

  @Test
  void logsNoticesOfTheServer() {
    Queue<String> logged = new ConcurrentLinkedQueue<>();
    Logger logger = Logger.getLogger("org.loompq.notices");
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    try {
      db.execute("DO $$ BEGIN RAISE NOTICE 'gr\u00fc\u00dfe'; RAISE WARNING 'two'; END $$");
      db.execute("SELECT 1");
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(String.join("\n", logged)) // together or apart, as they came over the network
        .contains("NOTICE:  gr\u00fc\u00dfe")
        .contains("WARNING:  two");
  }

  @Test
  void aResultNeedsItsDatabaseNoMore() {
    db.execute("CREATE TYPE database_test.colour AS ENUM ('red', 'blue')");
    QueryResult result;
    try (Database shortLived = TestServer.open(1)) {
      result =
          shortLived.execute(
              "SELECT 'red'::database_test.colour, '{red,blue}'::database_test.colour[], 1");
    }
    Row row = result.one();
    assertThat(row.getString(0)).isEqualTo("red");
    assertThat(row.getList(1, String.class)).containsExactly("red", "blue");
    assertThatThrownBy(() -> row.getString(2)).hasMessageContaining("is of type");
  }

  @Test
  void runsWithoutNamedStatementsWhereAPoolerWantsIt() {
    DatabaseConfig config =
        TestServer.config().preparedStatements(PreparedStatementMode.UNNAMED).build();
    try (Database unnamed = Database.open(config)) {
      for (int i = 0; i < 3; i++) {
        assertThat(unnamed.execute("SELECT $1 + 1", i).scalar(Integer.class)).isEqualTo(i + 1);
      }
      assertThat(unnamed.execute("SELECT count(*) FROM pg_prepared_statements").scalar(Long.class))
          .isZero();
      assertThat(unnamed.stats().statementCacheHits()).isZero();
    }
  }

  @Test
  void keepsTheMostRecentlyUsedStatementsPrepared() {
    DatabaseConfig config = TestServer.config().maxConnections(1).statementCacheSize(3).build();
    try (Database small = Database.open(config)) {
      for (int i = 0; i < 10; i++) {
        assertThat(small.execute("SELECT " + i).scalar(Integer.class)).isEqualTo(i);
        small.execute("SELECT 'often'");
      }
      List<@Nullable String> kept =
          small.execute("SELECT statement FROM pg_prepared_statements").map(r -> r.getString(0));
      assertThat(kept)
          .containsExactlyInAnyOrder(
              "SELECT 9", "SELECT 'often'", "SELECT statement FROM pg_prepared_statements");
      assertThat(small.stats().statementCacheHits()).isEqualTo(9);
    }
  }

  @Test
  void makesRoomForAStatementByOneThatTheServerHasForgotten() {
    DatabaseConfig config = TestServer.config().maxConnections(1).statementCacheSize(1).build();
    try (Database small = Database.open(config)) {
      small.execute("DO $$ BEGIN EXECUTE 'DEALLOCATE ALL'; END $$");
      assertThat(small.execute("SELECT 2").scalar(Integer.class)).isEqualTo(2);
      assertThat(small.execute("SELECT 3").scalar(Integer.class)).isEqualTo(3);
    }
  }

  @Test
  void preparesAnewWhatAChangeOfTheTableHasMadeStale() {
    db.execute("CREATE TABLE database_test.changing (a int)");
    db.execute("INSERT INTO database_test.changing VALUES (1)");
    try (Database single = Database.open(TestServer.config().maxConnections(1).build())) {
      assertThat(single.execute("SELECT * FROM database_test.changing").columns()).hasSize(1);
      single.execute("ALTER TABLE database_test.changing ADD b text DEFAULT 'new'");
      assertThat(single.execute("SELECT * FROM database_test.changing").one().getString("b"))
          .isEqualTo("new");
      single.execute("DO $$ BEGIN EXECUTE 'DEALLOCATE ALL'; END $$");
      assertThat(single.execute("SELECT * FROM database_test.changing").columns()).hasSize(2);
    }
  }

  @Test
  void sendsAndReceivesValuesThatFillEveryBuffer() {
    String large = "x".repeat(20_000_000);
    Row row = db.execute("SELECT $1::text AS back, length($1) AS length", large).one();
    assertThat(row.getInt("length")).isEqualTo(large.length());
    assertThat(row.getString("back")).isEqualTo(large);
  }

  @Test
  void saysWhyItCannotConnectWithoutThePassword() {
    String url = TestServer.url().replaceFirst("/[^/]*$", "/no_such_database");
    assertThatThrownBy(() -> Database.open(url))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("no_such_database");
    assertThatThrownBy(() -> Database.open("postgresql://u:topsecret@127.0.0.1:1/x"))
        .isInstanceOfSatisfying(PgException.class, e -> assertThat(e.isSafeToRetry()).isTrue())
        .hasMessageContaining("127.0.0.1")
        .hasMessageNotContaining("topsecret");
    assertThatThrownBy(() -> Database.open("ada:topsecret@127.0.0.1:54399/bank"))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("begins with postgresql://")
        .hasMessageNotContaining("topsecret");
    assertThat(DatabaseConfig.builder("postgresql://u:topsecret@h/d").build().toString())
        .doesNotContain("topsecret");
  }

  private static <E extends Throwable> E fails(Class<E> expected, String sql) {
    Throwable thrown = catchThrowable(() -> db.execute(sql));
    assertThat(thrown).as(sql).isInstanceOf(expected);
    return expected.cast(thrown);
  }
}

package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loompq.DataType;
import org.loompq.Database;
import org.loompq.PreparedQuery;
import org.loompq.Row;
import org.loompq.error.MappingException;
import org.loompq.error.ServerException;
import org.loompq.error.UndefinedTableException;

/** What a user meets who has statements described before they run. */
class PreparedQueryTest {

  private enum Colour {
    red,
    blue
  }

  private static Database db;

  @BeforeAll
  static void open() {
    db = TestServer.open(3);
    db.execute("CREATE SCHEMA prepared_query_test");
    db.execute("CREATE TYPE prepared_query_test.colour AS ENUM ('red', 'blue')");
    db.execute(
        """
        CREATE TABLE prepared_query_test.item (
          id bigint PRIMARY KEY, name text, colour prepared_query_test.colour, price numeric,
          weight float8, at timestamptz, small int2)\
        """);
  }

  @AfterAll
  static void close() {
    db.execute("DROP SCHEMA prepared_query_test CASCADE");
    db.close();
  }

  @Test
  void tellsParametersAndColumnsWithoutRunningTheStatement() {
    PreparedQuery insert =
        db.prepare(
            """
            INSERT INTO prepared_query_test.item (id, name, colour) VALUES ($1, $2, $3)
            RETURNING id AS number, colour\
            """);

    assertThat(insert.parameterTypes())
        .extracting(DataType::name)
        .containsExactly("bigint", "text", "prepared_query_test.colour");
    assertThat(insert.parameterTypes().getFirst().oid()).isEqualTo(20);
    assertThat(insert.columns()).extracting("name").containsExactly("number", "colour");
    assertThat(insert.columnTypes())
        .extracting(DataType::name)
        .containsExactly("bigint", "prepared_query_test.colour");
    assertThat(insert.sql()).startsWith("INSERT");
    assertThat(
            db.execute("SELECT count(*) FROM prepared_query_test.item WHERE id = 1")
                .scalar(Long.class))
        .isZero();

    assertThat(insert.execute(1, "one", Colour.blue).one().getLong("number")).isEqualTo(1);
  }

  @Test
  void tellsThatThereAreNeither() {
    PreparedQuery query = db.prepare("TRUNCATE prepared_query_test.item");

    assertThat(query.parameterTypes()).isEmpty();
    assertThat(query.columns()).isEmpty();
    assertThat(query.columnTypes()).isEmpty();
  }

  @Test
  void takesWhateverLosesNothing() {
    PreparedQuery query =
        db.prepare("SELECT $1::int8, $2::numeric, $3::float8, $4::int4, $5::timestamptz, $6::int2");
    Instant now = Instant.parse("2020-02-03T04:05:06Z");

    Row widened = query.execute(1, 2, 3, (short) 4, now, (short) 6).one();
    assertThat(widened.getLong(0)).isEqualTo(1);
    assertThat(widened.get(1, BigDecimal.class)).isEqualByComparingTo("2");
    assertThat(widened.getDouble(2)).isEqualTo(3);
    assertThat(widened.getInt(3)).isEqualTo(4);
    assertThat(widened.get(4, Instant.class)).isEqualTo(now);

    OffsetDateTime offset = now.atOffset(ZoneOffset.ofHours(2));
    assertThat(query.execute(1L, 2L, 3f, 4, offset, (short) 6).one().get(4, Instant.class))
        .isEqualTo(now);
    assertThat(
            query
                .execute("1", "2.50", "3e2", "4", "2020-02-03 04:05:06+00", "6")
                .one()
                .getDouble(2))
        .isEqualTo(300);
    assertThat(query.execute(null, null, null, null, null, null).one().isNull(4)).isTrue();
  }

  @Test
  void takesArrays() {
    PreparedQuery query =
        db.prepare(
            """
            SELECT $1::int8[], $2::text[], $3::prepared_query_test.colour[], $4::timestamptz[],
                   $5::inet[]\
            """);
    OffsetDateTime then = OffsetDateTime.parse("2020-02-03T04:05:06Z");

    Row row =
        query
            .execute(
                Arrays.asList(1, null, 3L),
                new String[] {"a,b", "\"c\""},
                List.of(Colour.red, Colour.blue),
                List.of(then),
                List.of("10.0.0.1"))
            .one();

    assertThat(row.getList(0, Long.class)).containsExactly(1L, null, 3L);
    assertThat(row.getList(1, String.class)).containsExactly("a,b", "\"c\"");
    assertThat(row.getList(2, String.class)).containsExactly("red", "blue");
    assertThat(row.getList(3, Instant.class)).containsExactly(then.toInstant());
    assertThat(query.execute(List.of(), List.of(), List.of(), List.of(), List.of()).rowCount())
        .isEqualTo(1);
    assertThat(query.execute(List.of("7"), null, null, null, null).one().getList(0, Long.class))
        .containsExactly(7L);
  }

  @Test
  void refusesTheWrongNumberOfValuesBeforeItSends() {
    PreparedQuery query = db.prepare("SELECT $1::int8, $2::text");

    assertThatThrownBy(() -> query.execute(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the statement has 2 parameters, but 1 value was given; nothing was sent: SELECT"
                + " $1::int8, $2::text");
    assertThatThrownBy(() -> query.execute(1, "a", 3)).hasMessageContaining("3 values were given");
  }

  @Test
  void refusesValuesThatDoNotFitBeforeItSends() {
    PreparedQuery query = db.prepare("SELECT $1::int4, $2::date, $3::uuid, $4::int8[], $5::text");

    assertUnfit(
        query,
        "parameter $1 is of type integer, which does not take a value of Double; convert it",
        1.5,
        null,
        null,
        null,
        null);
    assertUnfit(query, "$2 is of type date", null, Instant.EPOCH, null, null, null);
    assertUnfit(query, "$3 is of type uuid", null, null, 3, null, null);
    assertUnfit(query, "$3 is of type uuid", null, null, List.of(UUID.randomUUID()), null, null);
    assertUnfit(query, "$3 is of type uuid", null, null, List.of("a"), null, null);
    assertUnfit(query, "$4 is of type bigint[]", null, null, null, 4L, null);
    assertUnfit(
        query,
        "which does not take a value of Collection<LocalDate>",
        null,
        null,
        null,
        List.of(LocalDate.EPOCH),
        null);
    assertUnfit(query, "$4 is of type bigint[]", null, null, null, List.of(1L, "2"), null);
    assertUnfit(query, "$5 is of type text", null, null, null, null, 5);
  }

  private static void assertUnfit(PreparedQuery query, String message, @Nullable Object... values) {
    db.transaction(
        tx -> {
          assertThatThrownBy(() -> query.execute(values))
              .isInstanceOf(MappingException.class)
              .hasMessageContaining(message)
              .hasMessageContaining("nothing was sent");
          return tx.execute("SELECT 1"); // which it would not run if anything had failed there
        });
  }

  @Test
  void saysWhatIsWrongWithTheStatement() {
    assertThatThrownBy(() -> db.prepare("SELECT * FROM prepared_query_test.nothing"))
        .isInstanceOf(UndefinedTableException.class);
    assertThatThrownBy(() -> db.prepare("SELECT $2::int"))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("could not determine data type of parameter $1");
    assertThatThrownBy(() -> db.prepare("BEGIN"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("transaction");
  }

  @Test
  void runsWhereItWasPrepared() {
    db.transaction(
        tx -> {
          PreparedQuery backend = tx.prepare("SELECT pg_backend_pid() + $1");
          int own = tx.execute("SELECT pg_backend_pid()").scalar(Integer.class);
          assertThat(backend.execute(0).scalar(Integer.class)).isEqualTo(own);
          return null;
        });
    PreparedQuery left =
        db.<PreparedQuery, RuntimeException>lease(session -> session.prepare("SELECT $1::int4"));
    assertThatThrownBy(() -> left.execute(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lease has ended");
  }

  @Test
  void runsOnEveryConnectionAndByManyThreads() throws Exception {
    PreparedQuery query = db.prepare("SELECT $1::int8 + 1, pg_sleep(0.001)");
    Callers.run(
        20,
        caller -> {
          for (int n = 0; n < 20; n++) {
            assertThat(query.execute(n).one().getLong(0)).isEqualTo(n + 1L);
          }
        });
  }

  @Test
  void goesOnAfterAColumnHasBecomeWider() {
    db.execute("CREATE TABLE prepared_query_test.changing (id int4)");
    db.execute("INSERT INTO prepared_query_test.changing VALUES (5)");
    PreparedQuery query =
        db.prepare("SELECT count(*) FROM prepared_query_test.changing WHERE id = $1");
    assertThat(query.execute(5).scalar(Long.class)).isEqualTo(1);

    db.execute("ALTER TABLE prepared_query_test.changing ALTER id TYPE int8");

    assertThat(query.execute(5).scalar(Long.class)).isEqualTo(1);
    try (Database other = TestServer.open(1)) {
      assertThat(other.prepare(query.sql()).parameterTypes())
          .extracting(DataType::name)
          .containsExactly("bigint");
    }
  }
}

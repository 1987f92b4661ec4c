package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.Column;
import org.loompq.Database;
import org.loompq.Row;
import org.loompq.error.MappingException;
import org.loompq.error.ServerException;

/** Values that are given with the text of a statement. */
class GivenValuesTest {

  private enum Genre {
    @Column("science fiction")
    SCIENCE_FICTION,
    POEM {
      @Override
      boolean rhymes() {
        return true;
      }
    };

    boolean rhymes() {
      return false;
    }
  }

  private static Database db;

  @BeforeAll
  static void open() {
    db = TestServer.open(2);
    db.execute("CREATE SCHEMA given_values_test");
    db.execute("CREATE TYPE given_values_test.genre AS ENUM ('science fiction', 'POEM', 'novel')");
  }

  @AfterAll
  static void close() {
    db.execute("DROP SCHEMA given_values_test CASCADE");
    db.close();
  }

  // How many

  private static void refuses(ThrowingCallable execution, String message) {
    long acquired = db.stats().acquired();
    assertThatIllegalArgumentException().isThrownBy(execution).withMessage(message);
    assertThat(db.stats().acquired()).isEqualTo(acquired);
  }

  @Test
  void areRefusedBeforeTheyAreSentIfThereAreTooFew() {
    String sql = "SELECT $1::int + $2::int";
    String why = "the statement has 2 parameters, but 1 value was given; nothing was sent: " + sql;
    refuses(() -> db.execute(sql, 1), why);
    refuses(() -> db.stream(sql, 1), why);
    refuses(() -> db.view(sql, bytes -> bytes, 1), why);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> db.pipeline(pipeline -> pipeline.execute(sql, 1)))
        .withMessage(why);
    refuses(
        () -> db.execute("SELECT $1"),
        "the statement has 1 parameter, but 0 values were given; nothing was sent: SELECT $1");
  }

  @Test
  void areRefusedBeforeTheyAreSentIfThereAreTooMany() {
    refuses(
        () ->
            db.execute(
                "SELECT $1::int, '$2', \"$3\" /* $4 */ FROM (SELECT 1 AS \"$3\") AS t$5", 1, 2),
        "the statement has 1 parameter, but 2 values were given; nothing was sent: SELECT $1::int,"
            + " '$2', \"$3\" /* $4 */ FROM (SELECT 1 AS \"$3\") AS t$5");
  }

  @Test
  void areRefusedIfTheStatementLeavesOneOut() {
    refuses(
        () -> db.execute("SELECT $1::int, $3::int", 1, 2, 3),
        "the statement has $3, but no $2; number its parameters from $1 on, without a gap; nothing"
            + " was sent: SELECT $1::int, $3::int");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE FUNCTION given_values_test.one(int) RETURNS int LANGUAGE sql RETURN $1 + 1",
        "/* of the function */ create procedure given_values_test.two(int) LANGUAGE sql"
            + " BEGIN ATOMIC SELECT $1; END",
        "DO $$ BEGIN EXECUTE 'SELECT $1' USING 1; END $$"
      })
  void areNotThoseOfAFunctionThatTheStatementMakes(String sql) {
    db.execute(sql);
  }

  @Test
  void areLeftToTheServerWhereTheStatementCannotBeRead() {
    assertThatThrownBy(() -> db.execute("SELECT 'no end, $1")).isInstanceOf(ServerException.class);
    assertThatThrownBy(() -> db.execute("SELECT $0", 1)).isInstanceOf(ServerException.class);
    assertThatThrownBy(() -> db.execute("SELECT $99999999999", 1))
        .isInstanceOf(ServerException.class);
  }

  // Enums

  @Test
  void areLabelsOfEnums() {
    Row row =
        db.execute(
                "SELECT $1::given_values_test.genre, $2::given_values_test.genre[], $3::text",
                Genre.SCIENCE_FICTION,
                Arrays.asList(Genre.POEM, null, Genre.SCIENCE_FICTION),
                Genre.SCIENCE_FICTION)
            .one();
    assertThat(row.get(0, String.class)).isEqualTo("science fiction");
    assertThat(row.getList(1, String.class)).containsExactly("POEM", null, "science fiction");
    assertThat(row.get(2, String.class)).isEqualTo("science fiction");
  }

  @Test
  void areLabelsOfEnumsAlsoWhereTheStatementWasDescribed() {
    Row row =
        db.prepare("SELECT $1::given_values_test.genre, $2::given_values_test.genre[]")
            .execute(Genre.SCIENCE_FICTION, new Genre[] {Genre.POEM, Genre.SCIENCE_FICTION})
            .one();
    assertThat(row.get(0, String.class)).isEqualTo("science fiction");
    assertThat(row.getList(1, String.class)).containsExactly("POEM", "science fiction");
  }

  @Test
  void areReadBackByTheirLabels() {
    Row row =
        db.execute(
                """
                SELECT 'science fiction'::given_values_test.genre AS one,
                  '{POEM, NULL, science fiction}'::given_values_test.genre[] AS several,
                  'novel'::given_values_test.genre AS other
                """)
            .one();
    assertThat(row.get("one", Genre.class)).isEqualTo(Genre.SCIENCE_FICTION);
    assertThat(row.getList("several", Genre.class))
        .containsExactly(Genre.POEM, null, Genre.SCIENCE_FICTION);
    assertThatThrownBy(() -> row.get("other", Genre.class))
        .isInstanceOf(MappingException.class)
        .hasMessage(
            "column \"other\": the label \"novel\" has no constant in Genre, which knows science"
                + " fiction, POEM");
    assertThat(List.of(Genre.values())).anyMatch(Genre::rhymes);
  }
}

package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.error.UndefinedTableException;
import org.loompq.runtime.StatementDescription.Column;
import org.loompq.runtime.codec.BuiltInTypes;
import org.loompq.runtime.codec.PgType;

/** What tools are told of statements that nobody runs. */
class StatementDescriberTest {

  private static Database db;

  @BeforeAll
  static void open() {
    db = TestServer.open(1);
    db.execute("CREATE SCHEMA statement_describer_test");
    db.execute("CREATE TYPE statement_describer_test.mood AS ENUM ('sad', 'happy')");
    db.execute(
        """
        CREATE TABLE statement_describer_test.person (
          id bigint PRIMARY KEY, mood statement_describer_test.mood, name varchar(20))\
        """);
  }

  @AfterAll
  static void close() {
    db.execute("DROP SCHEMA statement_describer_test CASCADE");
    db.close();
  }

  @Test
  void tellsTheTypesThatParametersAreInferredAndDeclaredAs() {
    String sql = "SELECT FROM statement_describer_test.person WHERE id = $1 AND mood = $2";
    assertThat(describe(sql, 0, 0).parameters())
        .extracting(PgType::name)
        .containsExactly("bigint", "statement_describer_test.mood");
    assertThat(describe(sql, 23, 0).parameters().getFirst())
        .isSameAs(BuiltInTypes.named("integer"));
  }

  @Test
  void tellsTheColumnsAndWhereTheyComeFrom() {
    StatementDescription described =
        describe(
            "INSERT INTO statement_describer_test.person (id, name) VALUES (1, 'Ada')"
                + " RETURNING name, id, id + 1 AS next");
    int table =
        db.execute("SELECT 'statement_describer_test.person'::regclass::oid::int4")
            .scalar(Integer.class);
    assertThat(described.columns())
        .containsExactly(
            new Column("name", BuiltInTypes.get(1043), table, 3),
            new Column("id", BuiltInTypes.get(20), table, 1),
            new Column("next", BuiltInTypes.get(20), 0, 0));
    assertThat(db.execute("SELECT FROM statement_describer_test.person").rowCount()).isZero();
  }

  @Test
  void throwsWhatTheServerSays() {
    assertThatThrownBy(() -> describe("SELECT FROM nowhere"))
        .isInstanceOfSatisfying(
            UndefinedTableException.class, error -> assertThat(error.position()).isEqualTo(13));
  }

  @Test
  void knowsTheNearestJavaTypes() {
    assertThat(StatementDescriber.nearestJavaType(BuiltInTypes.get(1184))).contains("Instant");
    assertThat(StatementDescriber.nearestJavaType(BuiltInTypes.get(1016))).contains("List<Long>");
    assertThat(StatementDescriber.nearestJavaType(BuiltInTypes.get(4532)))
        .contains("Multirange<BigDecimal>");
  }

  private static StatementDescription describe(String sql, int... oids) {
    return StatementDescriber.of(db).describe(sql, oids);
  }
}

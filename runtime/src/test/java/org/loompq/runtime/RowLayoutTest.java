package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.error.MappingException;
import org.loompq.runtime.codec.Codecs;

/** What a user is told whose statement does not go with his types. */
class RowLayoutTest {

  private static Database db;

  @BeforeAll
  static void open() {
    db = TestServer.open(1);
    db.execute("CREATE SCHEMA row_layout_test");
    db.execute("CREATE TABLE row_layout_test.account (id int, owner text)");
  }

  @AfterAll
  static void close() {
    db.execute("DROP SCHEMA row_layout_test CASCADE");
    db.close();
  }

  @Test
  void saysThatAStatementHasNotRunWhenItsColumnsDoNotFitBefore() {
    Statement insert =
        Statement.of(
            "Accounts.open",
            RowShape.of("Account").column("owner", "owner", Codecs.INTEGER),
            "INSERT INTO row_layout_test.account VALUES (1, 'Ada') RETURNING owner");
    assertThatThrownBy(() -> read(insert))
        .isInstanceOf(MappingException.class)
        .hasMessage(
            "Accounts.open: column \"owner\" is of type text and cannot be read into"
                + " Account.owner, which is int or Integer; change that type, or cast the column in"
                + " the statement; the statement has not run");
    assertThat(db.execute("SELECT FROM row_layout_test.account WHERE owner = 'Ada'").rowCount())
        .isZero();
  }

  @Test
  void saysThatAStatementHasRunWhenItsColumnsHaveChangedSince() {
    db.execute("CREATE TABLE row_layout_test.changing (id int)");
    Statement insert =
        Statement.of(
            "Accounts.open",
            RowShape.scalar(Codecs.INTEGER),
            "INSERT INTO row_layout_test.changing VALUES (1) RETURNING id");
    read(insert);
    db.execute("ALTER TABLE row_layout_test.changing ALTER id TYPE bigint");
    assertThatThrownBy(() -> read(insert))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("the result, which is int or Integer")
        .hasMessageEndingWith(
            "the statement has run, and its changes stand unless they are rolled back");
    assertThat(db.execute("SELECT FROM row_layout_test.changing").rowCount()).isEqualTo(2);
  }

  @Test
  void namesTheColumnThatIsMisspeltAndNotThoseThatAreLeftOverForIt() {
    Statement byOwner =
        Statement.of(
            "Accounts.byOwner",
            RowShape.of("Accounts.byOwner")
                .remaining("value", Codecs.INTEGER)
                .column("ownr", "key", Codecs.STRING),
            "SELECT owner, id FROM row_layout_test.account");
    assertThatThrownBy(() -> read(byOwner))
        .hasMessage(
            "Accounts.byOwner: no column \"ownr\" for Accounts.byOwner.key; the result has owner,"
                + " id; give the column that name with AS, or the component that of the column with"
                + " @Column; the statement has not run");
  }

  @Test
  void readsColumnsWhereTheyWereWhenTheProgramWasCompiled() {
    RowShape shape =
        RowShape.of("Account")
            .column("id", "id", Codecs.INTEGER)
            .column("owner", "owner", Codecs.STRING);
    String sql = "SELECT 'Ada'::text AS owner, 0 AS more, 2 AS id";
    assertThat(first(Statement.of("Accounts.all", shape.at(2, 0), sql))).isEqualTo("2 Ada");
  }

  @Test
  void refusesAColumnThatIsThereTwiceSinceTheProgramWasCompiled() {
    RowShape shape = RowShape.of("Account").column("id", "id", Codecs.INTEGER);
    Statement twice = Statement.of("Accounts.all", shape.at(0), "SELECT 1 AS id, 2 AS id");
    assertThatThrownBy(() -> first(twice)).hasMessageContaining("2 columns \"id\" for Account.id");
  }

  @Test
  void findsColumnsByTheirNamesWhereTheyHaveMovedSince() {
    RowShape shape =
        RowShape.of("Account")
            .column("id", "id", Codecs.INTEGER)
            .column("owner", "owner", Codecs.STRING);
    String sql = "SELECT 'Ada'::text AS owner, 3 AS id";
    assertThat(first(Statement.of("Accounts.all", shape.inOrder(), sql))).isEqualTo("3 Ada");
    assertThat(first(Statement.of("Accounts.all", shape.at(7, 8), sql))).isEqualTo("3 Ada");
  }

  private static String first(Statement statement) {
    try (Rows rows = statement.with(StatementRunner.of(db)).query()) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(0) + " " + rows.getString(1);
    }
  }

  private static void read(Statement statement) {
    try (Rows rows = statement.with(StatementRunner.of(db)).query()) {
      while (rows.next()) {
        rows.getInt(0);
      }
    }
  }
}

package org.loompq.processor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How a file is taken apart into statements. */
class SchemaScriptTest {

  static Stream<Arguments> scripts() {
    return Stream.of(
        script("SELECT 1; SELECT 2", "SELECT 1", "SELECT 2"),
        script(" ;; -- nothing\n /* ; */ ;"),
        script("SELECT ';' ; SELECT \";\"", "SELECT ';'", "SELECT \";\""),
        script("SELECT E'\\';'; SELECT 2", "SELECT E'\\';'", "SELECT 2"),
        script("DO $$ BEGIN; END $$; SELECT 2", "DO $$ BEGIN; END $$", "SELECT 2"),
        script("DO $a$ $$;$$ $a$; SELECT 2", "DO $a$ $$;$$ $a$", "SELECT 2"),
        script("SELECT 1 -- ;\n; SELECT 2", "SELECT 1 -- ;", "SELECT 2"),
        script("SELECT /* ; /* ; */ ; */ 1; SELECT 2", "SELECT /* ; /* ; */ ; */ 1", "SELECT 2"),
        script(
            "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3",
            "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)",
            "SELECT 3"),
        script("BEGIN; SELECT 1; END; SELECT 2", "BEGIN", "SELECT 1", "END", "SELECT 2"),
        script(
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT 3",
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END",
            "SELECT 3"),
        script(
            "create or replace procedure p() begin atomic"
                + " SELECT CASE WHEN true THEN CASE 1 WHEN 1 THEN 2 END END; SELECT 2; end; SELECT",
            "create or replace procedure p() begin atomic"
                + " SELECT CASE WHEN true THEN CASE 1 WHEN 1 THEN 2 END END; SELECT 2; end",
            "SELECT"),
        script("SELECT begin atomic; SELECT 2", "SELECT begin atomic", "SELECT 2"),
        script("\\restrict Ab1\nSELECT 1;\n\\unrestrict Ab1\n", "SELECT 1"),
        script(
            "COPY t FROM '/stdin'; COPY t TO STDOUT", "COPY t FROM '/stdin'", "COPY t TO STDOUT"));
  }

  private static Arguments script(String text, String... statements) {
    return Arguments.of(text, List.of(statements));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void endsStatementsAtOuterSemicolons(String text, List<String> statements) throws Exception {
    assertThat(SchemaScript.statements(file(text)))
        .extracting(SchemaStatement::sql)
        .isEqualTo(statements);
  }

  @Test
  void knowsWhereStatementsBegin() throws Exception {
    String text = "-- one\nSELECT 1;\n  SELECT 2;";

    assertThat(SchemaScript.statements(file(text)))
        .extracting(SchemaStatement::start)
        .containsExactly(text.indexOf("SELECT 1"), text.indexOf("SELECT 2"));
  }

  @Test
  void refusesCommandsOfPsql() {
    assertRefused("SELECT 1;\n  \\connect bank\n", 2, 3, "\\connect is a command of psql");
    assertRefused("SELECT 1 \\gexec", 1, 10, "\\gexec is a command of psql");
  }

  @Test
  void refusesRowsInTheFile() {
    assertRefused(
        "SELECT 1;\nCOPY public.t (a, b) FROM stdin;\n1\t2\n\\.\n",
        2,
        1,
        "leave data out, as pg_dump --schema-only does");
  }

  @Test
  void findsWhatDoesNotEnd() {
    assertRefused("SELECT 1;\nSELECT 'a;\n", 2, 8, "what begins here does not end");
    assertRefused("DO $a$ $b$", 1, 4, "what begins here does not end");
    assertRefused("/* /* */", 1, 1, "what begins here does not end");
  }

  private static void assertRefused(String text, int line, int column, String message) {
    assertThatThrownBy(() -> SchemaScript.statements(file(text)))
        .hasMessageStartingWith("V1__a.sql:" + line + ":" + column + ": ")
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            SchemaError.class,
            error -> {
              assertThat(error.file()).contains(Path.of("db/V1__a.sql"));
              assertThat(error.line()).isEqualTo(line);
              assertThat(error.column()).isEqualTo(column);
            });
  }

  private static SchemaFile file(String text) {
    return new SchemaFile(Path.of("db/V1__a.sql"), "V1__a.sql", text);
  }
}

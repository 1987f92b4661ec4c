package org.loompq.processor.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStatementTest {

  /** Pieces of SQL in which no colon begins a parameter. */
  private static final List<String> OPAQUE =
      List.of(
          "':no'",
          "'it''s :no'",
          "E'\\' :no'",
          "e'\\\\'",
          "B'01'",
          "N':no'",
          "U&':no'",
          "U&\":no\"",
          "\":no\"",
          "\"a\"\":no\"",
          "$$ :no $$",
          "$a$ :no $$ :no $b$ :no $a$",
          "/* :no */",
          "/* a /* :no */ :no */",
          "-- :no\n",
          "a::text",
          "f(n := 1)",
          "a[1:n]",
          "a[b:c]",
          "json_object('k':no)",
          "E'a'\n'\\':no'",
          "(x)[(1):n]",
          "c ? 'k'",
          "c ?| d",
          "c ?& d",
          "a$b",
          "1.5e3",
          "b @> c",
          "\u00fcber");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a FROM t LIMIT 1",
        "select a from t limit 1;",
        "SELECT a FROM t LIMIT 1 OFFSET 5",
        "SELECT a FROM t LIMIT 1 FOR UPDATE SKIP LOCKED",
        "SELECT a FROM t UNION SELECT b FROM u LIMIT 1",
        "WITH w AS (SELECT 1) SELECT * FROM w LIMIT 1",
        "SELECT a FROM t FETCH FIRST ROW ONLY",
        "SELECT a FROM t OFFSET 2 FETCH NEXT 1 ROWS ONLY"
      })
  void saysThatItGivesOneRow(String sql) throws SqlSyntaxError {
    assertThat(SqlStatement.read(sql, _ -> false).isLimitedToOne()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a FROM t",
        "SELECT a FROM t LIMIT 10",
        "SELECT a FROM t LIMIT 1 + 1",
        "SELECT a FROM t LIMIT ALL",
        "SELECT a FROM (SELECT a FROM t LIMIT 1) AS s, u",
        "WITH w AS (SELECT 1 LIMIT 1) SELECT * FROM w, t",
        "(SELECT a FROM t LIMIT 1) UNION (SELECT b FROM u LIMIT 1)",
        "SELECT a FROM t FETCH FIRST 1 ROWS WITH TIES",
        "SELECT a FROM t FETCH FIRST 2 ROWS ONLY",
        "DELETE FROM t WHERE a = (SELECT b FROM u LIMIT 1) RETURNING a"
      })
  void doesNotSayThatItGivesOneRow(String sql) throws SqlSyntaxError {
    assertThat(SqlStatement.read(sql, _ -> false).isLimitedToOne()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id IN (:ids)",
        "id in ( :ids )",
        "id IN ((:ids))",
        "id IN (:ids::int[])",
        "id IN (:ids::pg_catalog.numeric(10, 2)[3]::int[])",
        "id IN (:ids::double precision[])",
        "id IN (CAST(:ids AS int[]))",
        "id IN (cast((:ids::text[]) AS numeric(10, 2)[])::int[])",
        "id IN (1) OR id IN (:ids)"
      })
  void findsAParameterThatIsAloneBehindIn(String condition) throws SqlSyntaxError {
    assertThat(SqlStatement.read("SELECT 1 FROM t WHERE " + condition, _ -> true).inLists())
        .extracting(InList::parameter, InList::negated)
        .containsExactly(tuple("ids", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id IN (:a, :b)",
        "tags IN (:a::text[], :b::text[])",
        "tags IN (:a::numeric(10, 2)[], :b)",
        "tags IN (CAST(:a AS text[]), CAST(:b AS text[]))",
        "(id, age) IN ((:a, :b))",
        "id IN (:a[1])",
        "id IN (:a + 1)",
        "tags IN (:a::text[] || :b::text[])",
        "id IN (SELECT unnest(:ids))",
        "id IN (CAST(:a AS int) + 1)",
        "id IN (CAST(:a + 1 AS int))",
        "id = ANY(:ids)",
        "id IN ()",
        "id IN (",
        "id IN (CAST(:ids",
        "id IN (CAST"
      })
  void findsNoParameterThatIsNotAlone(String condition) throws SqlSyntaxError {
    assertThat(SqlStatement.read("SELECT 1 FROM t WHERE " + condition, _ -> true).inLists())
        .isEmpty();
  }

  @Test
  void numbersParametersByTheirFirstUse() throws SqlSyntaxError {
    SqlStatement read = SqlStatement.read("SELECT :b, :a, :b, :person.name.first", _ -> true);

    assertThat(read.positional()).isEqualTo("SELECT $1, $2, $1, $3");
    assertThat(read.parameters()).containsExactly("b", "a", "person.name.first");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a[:i] | a[$1] | i",
        "a[:from : :to] | a[$1 : $2] | from,to",
        "a[1::int] | a[1::int] | ",
        ":x::int | $1::int | x",
        "(:x)::int[] | ($1)::int[] | x",
        "f(n => :x) | f(n => $1) | x",
        "a=:x | a=$1 | x",
        "ARRAY[:x,:y] | ARRAY[$1,$2] | x,y",
        "ARRAY[[:x],[:y]] | ARRAY[[$1],[$2]] | x,y",
        "ARRAY[CASE WHEN a THEN :x END] | ARRAY[CASE WHEN a THEN $1 END] | x",
        "ARRAY[(SELECT a WHERE b LIKE :x)] | ARRAY[(SELECT a WHERE b LIKE $1)] | x",
        "a[1:n] = :x | a[1:n] = $1 | x",
        "a[f(1, :x):n] | a[f(1, $1):n] | x",
        "json_object('a':b, 'c': :x) | json_object('a':b, 'c': $1) | x",
        "json_object('c' VALUE :x) | json_object('c' VALUE $1) | x",
        "json_object(:x) | json_object($1) | x",
        "lower('a':x) | lower('a'$1) | x",
        "d ->> :key | d ->> $1 | key",
        ":a.b.c | $1 | a.b.c",
        ":a. | $1. | a"
      })
  void knowsAParameterFromOtherColons(String sql, String positional, String parameters)
      throws SqlSyntaxError {
    SqlStatement read = SqlStatement.read(sql, _ -> true);

    assertThat(read.positional()).isEqualTo(positional);
    assertThat(String.join(",", read.parameters())).isEqualTo(parameters == null ? "" : parameters);
  }

  @Test
  void takesANameAtTheStartOfASubscriptForASliceIfThereIsNoSuchParameter() throws SqlSyntaxError {
    SqlStatement read = SqlStatement.read("SELECT a[:n], a[:i], :unknown", "i"::equals);

    assertThat(read.positional()).isEqualTo("SELECT a[:n], a[$1], $2");
    assertThat(read.parameters()).containsExactly("i", "unknown");
  }

  @Test
  void knowsThatAStringGoesOnAfterANewline() throws SqlSyntaxError {
    SqlStatement read = SqlStatement.read("E'a' -- c\n '\\':no', E'a' ':a', 'b'\n':no'", _ -> true);

    assertThat(read.parameters()).isEmpty();
    assertThat(SqlStatement.read("E'a' '\\', :yes", _ -> true).parameters()).containsExactly("yes");
  }

  @ParameterizedTest
  @CsvSource({
    "'\n  SELECT 1\n    FROM t\n', 'SELECT 1\n  FROM t'",
    "'SELECT 1\n    FROM t', 'SELECT 1\n    FROM t'",
    "'  SELECT $$\n  a$$\n  FROM t', 'SELECT $$\n  a$$\n  FROM t'",
    "'  SELECT /*\n  a */\n  FROM t  ', 'SELECT /*\na */\nFROM t'"
  })
  void takesAwayTheIndentationOfAllLines(String sql, String laidOut) throws SqlSyntaxError {
    assertThat(SqlStatement.read(sql.translateEscapes(), _ -> true).laidOut())
        .isEqualTo(laidOut.translateEscapes());
  }

  @Test
  void tellsWhereThatBeginsWhichDoesNotEnd() {
    assertThatThrownBy(() -> SqlStatement.read("SELECT 'a", _ -> true))
        .hasMessage("the string does not end")
        .isInstanceOfSatisfying(
            SqlSyntaxError.class, error -> assertThat(error.start()).isEqualTo(7));
    assertThatThrownBy(() -> SqlStatement.read("SELECT 1\n  /* /* */\n", _ -> true))
        .hasMessage("the comment does not end")
        .isInstanceOfSatisfying(
            SqlSyntaxError.class, error -> assertThat(error.start()).isEqualTo(11));
  }

  @Test
  void findsWhatTheServerHasFound() throws SqlSyntaxError {
    String sql = "SELECT '\ud83d\ude00', :account.owner || x";
    SqlStatement read = SqlStatement.read(sql, _ -> true);

    assertThat(read.positional()).isEqualTo("SELECT '\ud83d\ude00', $1 || x");
    assertThat(read.originalOffset(10)).isEqualTo(sql.indexOf("',"));
    assertThat(read.originalOffset(13)).isEqualTo(sql.indexOf(":account"));
    assertThat(read.originalOffset(14)).isEqualTo(sql.indexOf(":account"));
    assertThat(read.originalOffset(19)).isEqualTo(sql.indexOf("x"));
    assertThat(read.originalOffset(20)).isEqualTo(sql.length());
    assertThat(read.originalOffset(21)).isEqualTo(sql.length());
    assertThat(read.originalOffset(0)).isZero();
  }

  /** The server's position of each character leads back to it, and that of $1 to the colon. */
  @Property
  void findsEachCharacterThatTheServerHasFound(@ForAll("placed") List<String> pieces)
      throws SqlSyntaxError {
    SqlStatement read = SqlStatement.read(String.join("", pieces), _ -> true);
    int position = 1;
    int offset = 0;
    for (String piece : pieces) {
      String name = piece.substring(1);
      if (piece.startsWith(":") && !piece.startsWith("::")) {
        String placeholder = "$" + (read.parameters().indexOf(name) + 1);
        for (int i = 0; i < placeholder.length(); i++) {
          assertThat(read.originalOffset(position++)).isEqualTo(offset);
        }
      } else {
        for (int at = 0; at < piece.length(); at = piece.offsetByCodePoints(at, 1)) {
          assertThat(read.originalOffset(position++)).isEqualTo(offset + at);
        }
      }
      offset += piece.length();
    }
    assertThat(read.originalOffset(position)).isEqualTo(offset);
  }

  @Provide
  Arbitrary<List<String>> placed() {
    Arbitrary<String> names =
        Arbitraries.strings().withChars("ab").ofMinLength(1).ofMaxLength(4).map(name -> ":" + name);
    Arbitrary<String> others =
        Arbitraries.of(" ", " x ", "'\ud83d\ude00'", "\n", "::text", "/* :no */", ", ");
    return others
        .list()
        .ofMaxSize(15)
        .flatMap(
            spaces ->
                names
                    .list()
                    .ofSize(spaces.size())
                    .map(
                        used -> {
                          List<String> pieces = new ArrayList<>();
                          for (int i = 0; i < used.size(); i++) {
                            pieces.add(used.get(i));
                            pieces.add(spaces.get(i));
                          }
                          return pieces;
                        }));
  }

  /** Whatever stands between them, exactly the parameters are found and nothing else changes. */
  @Property
  void findsExactlyTheParametersInAnyMixture(@ForAll("mixtures") List<String> pieces)
      throws SqlSyntaxError {
    List<String> expected = new ArrayList<>();
    StringBuilder positional = new StringBuilder("SELECT");
    for (String piece : pieces) {
      positional.append(' ');
      if (piece.startsWith(":") && !piece.startsWith("::")) {
        String name = piece.substring(1);
        if (!expected.contains(name)) {
          expected.add(name);
        }
        positional.append('$').append(expected.indexOf(name) + 1);
      } else {
        positional.append(piece);
      }
    }

    SqlStatement read = SqlStatement.read("SELECT " + String.join(" ", pieces), _ -> true);

    assertThat(read.parameters()).isEqualTo(expected);
    assertThat(read.positional()).isEqualTo(pieces.isEmpty() ? "SELECT " : positional.toString());
  }

  @Provide
  Arbitrary<List<String>> mixtures() {
    Arbitrary<String> parameter =
        Arbitraries.of(":a", ":b", ":owner", ":account.owner", ":_x1", ":\u00e9t\u00e9");
    return Arbitraries.oneOf(Arbitraries.of(OPAQUE), parameter).list().ofMaxSize(30);
  }

  /** Anything is either read without loss or refused as a whole. */
  @Property
  void readsOrRefusesWhateverIsWritten(@ForAll("garbage") String text) {
    try {
      SqlStatement read = SqlStatement.read(text, _ -> true);
      if (read.parameters().isEmpty()) {
        assertThat(read.positional()).isEqualTo(text);
      }
    } catch (SqlSyntaxError refused) {
      assertThat(refused.getMessage()).contains("does not end");
    }
  }

  @Provide
  Arbitrary<String> garbage() {
    return Arbitraries.strings().withChars("aE1 '\"$:-/*[](),;\n\\&U").ofMaxLength(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a", "E'\\'", "\"a", "$$a", "$x$ $$", "/* /* */", "/*", "U&'a", "'''"})
  void refusesWhatDoesNotEnd(String sql) {
    assertThatThrownBy(() -> SqlStatement.read(sql, _ -> true)).isInstanceOf(SqlSyntaxError.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1 | ROWS",
        "/* c */ ((SELECT 1)) | ROWS",
        "VALUES (1) | ROWS",
        "TABLE t | ROWS",
        "SHOW all | ROWS",
        "EXPLAIN DELETE FROM t | ROWS",
        "DELETE FROM t | NO_ROWS",
        "DELETE FROM t RETURNING id | ROWS",
        "UPDATE t SET a = (SELECT returning FROM u) | NO_ROWS",
        "INSERT INTO t SELECT 1 | NO_ROWS",
        "INSERT INTO t VALUES (1) returning * | ROWS",
        "INSERT INTO t VALUES ('RETURNING') | NO_ROWS",
        "MERGE INTO t USING u ON true WHEN MATCHED THEN DELETE | NO_ROWS",
        "WITH a AS (SELECT 1) SELECT 2 | ROWS",
        "WITH RECURSIVE a(n) AS (VALUES (1)) DELETE FROM t | NO_ROWS",
        "WITH a AS (DELETE FROM t RETURNING *) INSERT INTO u SELECT * FROM a | NO_ROWS",
        "WITH a AS (DELETE FROM t RETURNING *) SELECT * FROM a | ROWS",
        "WITH delete AS (SELECT 1), update(x) AS (SELECT 2) SELECT 3 | ROWS",
        "WITH a AS MATERIALIZED (SELECT 1), values AS (SELECT 2) (SELECT * FROM a) | ROWS",
        "WITH a AS (WITH b AS (SELECT 1) SELECT 1) UPDATE t SET x = 1 RETURNING x | ROWS",
        "WITH RECURSIVE a(n) AS (SELECT 1) SEARCH DEPTH FIRST BY n, m SET o SELECT 1 | ROWS",
        "WITH RECURSIVE a(n) AS (SELECT 1) CYCLE n SET c USING p DELETE FROM t | NO_ROWS",
        "WITH a AS (SELECT 1 | NO_ROWS",
        "WITH | NO_ROWS",
        "SELECT 1 INTO t | NO_ROWS",
        "SELECT (SELECT 1 INTO t) | ROWS",
        "SELECT \"into\" FROM t | ROWS",
        "CREATE TABLE t (a int) | NO_ROWS",
        "CREATE TABLE t AS SELECT 1 | NO_ROWS",
        "1 | NO_ROWS",
        "CALL p() | EITHER"
      })
  void tellsWhetherThereWillBeRows(String sql, Outcome expected) throws SqlSyntaxError {
    assertThat(SqlStatement.read(sql, _ -> true).outcome()).isEqualTo(expected);
  }

  @Test
  void seesWhereAStatementEnds() throws SqlSyntaxError {
    assertThat(SqlStatement.read("SELECT ';' -- ;\n ; ;", _ -> true).second()).isEmpty();
    assertThat(SqlStatement.read("SELECT 1; SELECT 2", _ -> true).second())
        .hasValueSatisfying(token -> assertThat(token.start()).isEqualTo(10));
    assertThat(SqlStatement.read(" ; /* ; */", _ -> true).isEmpty()).isTrue();
  }
}

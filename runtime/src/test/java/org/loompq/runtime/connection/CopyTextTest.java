package org.loompq.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "copy a from stdin | IN",
        "COPY stdin FROM STDIN | IN",
        "COPY stdout (stdin, stdout) FROM STDIN WHERE stdin > 0 | IN",
        "COPY a.b(c)FROM STDIN(FORMAT csv, DELIMITER '(') | IN",
        "COPY BINARY a FROM STDIN | IN",
        "COPY \"from\".\"to STDOUT\" (\"to\") FROM STDIN | IN",
        "COPY U&\"a!0061\" UESCAPE '!' FROM STDIN | IN",
        "COPY a FROM /* STDOUT */ STDIN -- TO STDOUT | IN",
        "COPY a FROM STDOUT | IN",
        "COPY a TO STDIN | OUT",
        "COPY stdout TO STDOUT; | OUT",
        "COPY (SELECT stdout FROM stdin) TO STDOUT | OUT",
        "COPY (SELECT extract(day FROM a) FROM (TABLE stdin) b) TO STDOUT WITH csv | OUT",
        "COPY (SELECT ')', $$ ) FROM STDIN $$, \")\" FROM a) TO STDOUT | OUT",
        "COPY (SELECT 1 -- ) FROM STDIN\\n) TO STDOUT | OUT"
      })
  void seesWhichWayTheDataGoes(String sql, Copy.Direction expected) {
    String text = sql.replace("\\n", "\n");
    assertThat(CopyText.direction(text)).isEqualTo(expected);
    assertThat(CopyText.of("", text, expected).sql()).isEqualTo(text);
    assertThat(SessionState.leftBy(text)).isEqualTo(SessionState.COPY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY stdin FROM 'a'",
        "COPY a (stdin) FROM PROGRAM 'stdin'",
        "COPY (SELECT 1 FROM stdin) TO 'a'",
        "COPY (SELECT stdout FROM a) TO PROGRAM 'to stdout'",
        "COPY a FROM /* STDIN */ 'a'",
        "COPY \"from stdin\"",
        "COPY a FROM",
        "COPY a) FROM STDIN",
        "COPY"
      })
  void seesThatTheServersOwnFilesAreMeant(String sql) {
    assertThat(CopyText.direction(sql)).isNull();
    assertThat(SessionState.leftBy(sql)).isNull();
    for (Copy.Direction each : Copy.Direction.values()) {
      assertThatIllegalArgumentException().isThrownBy(() -> CopyText.of("", sql, each));
    }
  }

  record Example(String sql, Copy.@Nullable Direction direction) {}

  @Property
  void isNotMisledByNamesCommentsAndQueries(@ForAll("examples") Example example) {
    assertThat(CopyText.direction(example.sql())).isEqualTo(example.direction());
  }

  @Provide
  Arbitrary<Example> examples() {
    Arbitrary<String> gap =
        Arbitraries.of(" ", "\n", " /* FROM STDIN ( */ ", " --) TO STDOUT\n", "\t/* /* ( */ ' */");
    Arbitrary<String> what =
        Arbitraries.of(
            "a",
            "stdin",
            "stdout (stdin, \"to\")",
            "\"a\"\"FROM STDIN\".stdout",
            "(SELECT stdout FROM stdin WHERE a IN (SELECT 'TO STDOUT)' FROM b))",
            "(VALUES ($a$ ) FROM STDIN $a$, E'\\') TO STDOUT', \")\"))");
    Arbitrary<String> way = Arbitraries.of("FROM", "to");
    Arbitrary<String> where = Arbitraries.of("STDIN", "stdout", "'STDIN'", "PROGRAM 'stdout'");
    Arbitrary<String> rest = Arbitraries.of("", ";", "(FORMAT csv)", "WITH CSV NULL 'TO STDOUT'");
    return Combinators.combine(gap, what, way, where, rest)
        .as(
            (space, copied, word, end, more) ->
                new Example(
                    String.join(space, "COPY", copied, word, end, more), expected(word, end)));
  }

  private static Copy.@Nullable Direction expected(String way, String where) {
    if (where.contains("'")) {
      return null;
    }
    return way.equals("FROM") ? Copy.Direction.IN : Copy.Direction.OUT;
  }
}

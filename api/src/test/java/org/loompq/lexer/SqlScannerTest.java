package org.loompq.lexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.loompq.lexer.SqlScanner.Kind;

class SqlScannerTest {

  private static List<String> tokens(String sql) {
    List<String> tokens = new ArrayList<>();
    SqlScanner scanner = new SqlScanner(sql);
    while (scanner.next()) {
      if (scanner.kind() != Kind.SPACE) {
        tokens.add(scanner.kind() + " " + scanner.text() + (scanner.isComplete() ? "" : " ..."));
      }
    }
    return tokens;
  }

  @Test
  void knowsStringsInEveryNotation() {
    assertThat(tokens("'it''s' E'it\\'s' b'01' X'ff' n'a' U&'\\0041' $$a'$$ $t$ $$ $t$"))
        .containsExactly(
            "STRING 'it''s'",
            "STRING E'it\\'s'",
            "STRING b'01'",
            "STRING X'ff'",
            "STRING n'a'",
            "STRING U&'\\0041'",
            "STRING $$a'$$",
            "STRING $t$ $$ $t$");
  }

  @Test
  void continuesAStringOnTheNextLineByItsOwnRules() {
    assertThat(tokens("E'a' -- why\n 'b\\'c' 'd'"))
        .containsExactly("STRING E'a' -- why\n 'b\\'c'", "STRING 'd'");
  }

  @Test
  void tellsParametersFromNamesAndNumbers() {
    assertThat(tokens("$1+a$1+\"$1\"+1e5"))
        .containsExactly(
            "PARAMETER $1",
            "SYMBOL +",
            "WORD a$1",
            "SYMBOL +",
            "QUOTED_IDENTIFIER \"$1\"",
            "SYMBOL +",
            "NUMBER 1e5");
  }

  @Test
  void nestsBlockComments() {
    assertThat(tokens("/* a /* b */ c */ d -- e\r f"))
        .containsExactly(
            "BLOCK_COMMENT /* a /* b */ c */", "WORD d", "LINE_COMMENT -- e", "WORD f");
  }

  @Test
  void saysWhatDoesNotEnd() {
    assertThat(tokens("a 'b")).containsExactly("WORD a", "STRING 'b ...");
    assertThat(tokens("E'\\")).containsExactly("STRING E'\\ ...");
    assertThat(tokens("$a$ $$")).containsExactly("STRING $a$ $$ ...");
    assertThat(tokens("/* /* */")).containsExactly("BLOCK_COMMENT /* /* */ ...");
  }

  @Test
  void losesNothingOfAnyText() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String alphabet = "aEU&$1'\"\\-/*.\n ;:(é";
    for (int n = 0; n < 20_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      SqlScanner scanner = new SqlScanner(text.toString());
      int at = 0;
      while (scanner.next()) {
        assertThat(scanner.start()).as("seed %d, text %s", seed, text).isEqualTo(at);
        assertThat(scanner.end()).isGreaterThan(at);
        at = scanner.end();
      }
      assertThat(at).isEqualTo(text.length());
    }
  }
}

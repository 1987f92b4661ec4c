package org.loompq.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SqlLiteralTest {

  /** As javac reads a text block, wherever it is indented to. */
  @Property
  void saysExactlyTheSql(@ForAll("texts") String sql) {
    String literal = SqlLiteral.of(sql).toString();

    assertThat(literal).startsWith("\"\"\"\n").endsWith("\n\"\"\"");
    String content = literal.substring(4, literal.length() - 3);
    assertThat(content).doesNotContain("\"\"\"");
    assertThat(indented(content).stripIndent().translateEscapes()).isEqualTo(sql + "\n");
  }

  /** JavaPoet indents all lines but those that are empty. */
  private static String indented(String content) {
    return content.replaceAll("(?m)^(?=.)", "    ") + "    ";
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("aS1 '\"\\\t\n\r\f\u0007\u007f$:-\u00e9")
        .ofMaxLength(40)
        .map(text -> "SELECT" + text + ";");
  }
}

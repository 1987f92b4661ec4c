package org.loompq.processor.write;

import com.palantir.javapoet.CodeBlock;

/** SQL as a Java literal: a text block, or a plain string if it is short. */
final class SqlLiteral {

  private static final int LONGEST_PLAIN = 80;
  private static final String QUOTES = "\"\"\"";

  private SqlLiteral() {}

  static CodeBlock of(String sql) {
    if (!sql.contains("\n") && sql.length() <= LONGEST_PLAIN) {
      return CodeBlock.of("$S", sql);
    }
    String escaped =
        sql.replace("\r\n", "\n")
            .replace("\\", "\\\\")
            .replace(QUOTES, "\\\"\"\"")
            .replace("\t", "\\t")
            .replace("\r", "\\r")
            .replaceAll(" (?=\n)", "\\\\s");
    // A quote right before the closing ones would be taken for one of them.
    String safe =
        escaped.endsWith("\"") ? escaped.substring(0, escaped.length() - 1) + "\\\"" : escaped;
    return CodeBlock.of("$L\n$L$L", QUOTES, safe, QUOTES);
  }
}

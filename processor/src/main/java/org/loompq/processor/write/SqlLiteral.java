package org.loompq.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** SQL as a text block, with its lines as they are and a newline at the end. */
final class SqlLiteral {

  private static final Pattern QUOTES = Pattern.compile("\"{3,}");

  /** A text block has no spaces at the ends of lines, unless the last is written so. */
  private static final Pattern TRAILING_SPACE = Pattern.compile(" (?=\n)");

  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f&&[^\n]]");

  private SqlLiteral() {}

  static CodeBlock of(String sql) {
    String slashes = sql.replace("\\", "\\\\");
    String quotes =
        QUOTES.matcher(slashes).replaceAll(run -> "\\\\\"".repeat(run.group().length()));
    String spaces = TRAILING_SPACE.matcher(quotes).replaceAll("\\\\s");
    String controls = CONTROL.matcher(spaces).replaceAll(SqlLiteral::escape);
    return CodeBlock.of("\"\"\"\n$L\n\"\"\"", controls);
  }

  private static String escape(MatchResult control) {
    char c = control.group().charAt(0);
    String escape =
        switch (c) {
          case '\t' -> "t";
          case '\r' -> "r";
          case '\f' -> "f";
          case '\b' -> "b";
          default -> String.format(Locale.ROOT, "%03o", (int) c);
        };
    return "\\\\" + escape;
  }
}

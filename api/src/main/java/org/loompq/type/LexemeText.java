package org.loompq.type;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of lexemes, in values of {@code tsvector} and {@code tsquery}. */
final class LexemeText {

  /** MAXSTRLEN in {@code src/include/tsearch/ts_type.h}. */
  private static final int MOST_BYTES = 2047;

  private LexemeText() {}

  /** Refuses what the server cannot keep. */
  static String checked(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a lexeme has at most " + MOST_BYTES + " bytes in UTF-8, and not " + bytes.length);
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "a lexeme holds the character U+0000, which PostgreSQL cannot store");
    }
    if (!new String(bytes, StandardCharsets.UTF_8).equals(text)) {
      throw new IllegalArgumentException(
          "a lexeme holds half a surrogate pair, which is no character");
    }
    return text;
  }

  /** In the server's order, which is that of the bytes. */
  static int compare(String text, String other) {
    return Arrays.compareUnsigned(
        text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** In quotes; quotes and backslashes within are doubled. */
  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}

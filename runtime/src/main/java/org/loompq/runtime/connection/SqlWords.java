package org.loompq.runtime.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the keywords and unquoted names of a statement, in upper case and in order: what is outside
 * of strings, quoted names, dollar quotes and comments; see "Lexical Structure" in PostgreSQL's
 * documentation.
 */
final class SqlWords {

  private final String sql;
  private final List<String> words = new ArrayList<>();
  private int position;

  private SqlWords(String sql) {
    this.sql = sql;
  }

  static List<String> of(String sql) {
    SqlWords scanner = new SqlWords(sql);
    while (scanner.position < sql.length()) {
      scanner.next();
    }
    return scanner.words;
  }

  private void next() {
    char c = sql.charAt(position);
    if (isWordStart(c)) {
      word();
    } else if (c == '\'') {
      quoted('\'', false);
    } else if (c == '"') {
      quoted('"', false);
    } else if (sql.startsWith("--", position)) {
      position = orEnd(sql.indexOf('\n', position));
    } else if (sql.startsWith("/*", position)) {
      blockComment();
    } else if (c == '$') {
      dollar();
    } else if (isDigit(c)) {
      skipWordParts(); // such as 1e5, whose letters are no word
    } else {
      position++;
    }
  }

  private void word() {
    int start = position;
    skipWordParts();
    String word = sql.substring(start, position).toUpperCase(Locale.ROOT);
    if (word.equals("E") && position < sql.length() && sql.charAt(position) == '\'') {
      quoted('\'', true);
    } else {
      words.add(word);
    }
  }

  private void skipWordParts() {
    while (position < sql.length() && isWordPart(sql.charAt(position))) {
      position++;
    }
  }

  /** Skips to behind the closing quote. A doubled quote stands for itself and closes nothing. */
  private void quoted(char quote, boolean escapes) {
    do {
      position++;
      while (position < sql.length() && sql.charAt(position) != quote) {
        position += escapes && sql.charAt(position) == '\\' ? 2 : 1;
      }
      position = Math.min(position + 1, sql.length());
    } while (position < sql.length() && sql.charAt(position) == quote);
  }

  /** Block comments nest. */
  private void blockComment() {
    int depth = 0;
    do {
      if (sql.startsWith("/*", position)) {
        depth++;
        position += 2;
      } else if (sql.startsWith("*/", position)) {
        depth--;
        position += 2;
      } else {
        position++;
      }
    } while (depth > 0 && position < sql.length());
  }

  /** A dollar quote, or a parameter. */
  private void dollar() {
    int start = position++;
    if (position < sql.length() && isDigit(sql.charAt(position))) {
      skipWordParts();
      return;
    }
    while (position < sql.length()
        && isWordPart(sql.charAt(position))
        && sql.charAt(position) != '$') {
      position++;
    }
    if (position >= sql.length() || sql.charAt(position) != '$') {
      return;
    }
    String tag = sql.substring(start, ++position);
    int end = sql.indexOf(tag, position);
    position = end < 0 ? sql.length() : end + tag.length();
  }

  private int orEnd(int found) {
    return found < 0 ? sql.length() : found;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return Character.isLetter(c) || c == '_' || c >= 0x80;
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || isDigit(c) || c == '$';
  }
}

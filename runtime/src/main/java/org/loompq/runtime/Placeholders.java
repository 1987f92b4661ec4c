package org.loompq.runtime;

import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import org.loompq.lexer.SqlScanner;
import org.loompq.lexer.SqlScanner.Kind;
import org.loompq.runtime.connection.SqlText;

/** The parameters {@code $1} to {@code $n} in the text of a statement. */
final class Placeholders {

  /** More digits than the number of a parameter can have are for the server to refuse. */
  private static final int MOST_DIGITS = 5;

  /** What begins so may hold parameters of its own: those of a function's body, for one. */
  private static final Set<String> DEFINITIONS = Set.of("CREATE", "PREPARE");

  private Placeholders() {}

  /**
   * Makes sure that there is a parameter for each value and a value for each parameter, as far as
   * the text tells.
   *
   * @throws IllegalArgumentException if there is not
   */
  static void check(String sql, int values) {
    if (values > SqlText.MOST_PARAMETERS) {
      return; // which is refused with better advice
    }
    BitSet numbers = new BitSet();
    if (sql.indexOf('$') >= 0 && !collect(sql, numbers)) {
      return;
    }
    int parameters = Math.max(numbers.length() - 1, 0);
    int missing = numbers.nextClearBit(1);
    if (missing < parameters) {
      throw new IllegalArgumentException(
          "the statement has $"
              + parameters
              + ", but no $"
              + missing
              + "; number its parameters from $1 on, without a gap; nothing was sent: "
              + sql);
    }
    if (parameters != values) {
      throw wrongCount(parameters, values, sql);
    }
  }

  /** For those who try to execute a statement with more values than parameters, or with fewer. */
  static IllegalArgumentException wrongCount(int parameters, int values, String sql) {
    return new IllegalArgumentException(
        "the statement has "
            + parameters
            + (parameters == 1 ? " parameter, but " : " parameters, but ")
            + values
            + (values == 1 ? " value was" : " values were")
            + " given; nothing was sent: "
            + sql);
  }

  /** Collects their numbers; false if the text does not tell them. */
  private static boolean collect(String sql, BitSet numbers) {
    SqlScanner scanner = new SqlScanner(sql);
    boolean begun = false;
    while (scanner.next()) {
      if (!scanner.isComplete()) {
        return false;
      }
      if (scanner.kind() == Kind.WORD) {
        if (!begun && DEFINITIONS.contains(scanner.text().toUpperCase(Locale.ROOT))) {
          return false;
        }
        begun = true;
      } else if (scanner.kind() == Kind.PARAMETER) {
        int number = number(scanner.text());
        if (number == 0) {
          return false;
        }
        numbers.set(number);
      }
    }
    return true;
  }

  /** The number of one; 0 if it cannot have it. */
  private static int number(String parameter) {
    return parameter.length() > MOST_DIGITS + 1 ? 0 : Integer.parseInt(parameter.substring(1));
  }
}

package org.loompq;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loompq.lexer.SqlScanner;

/** Text with {@code $1} to {@code $n}, and what is to stand there: values, and fragments. */
final class SqlTemplate {

  /** More than the protocol can carry. */
  private static final int MOST_DIGITS = 5;

  private final String text;
  private final @Nullable Object[] arguments;
  private final boolean[] used;
  private final Map<Integer, SqlPieces.Value> values = new HashMap<>();
  private final SqlPieces pieces = new SqlPieces();

  private SqlTemplate(String text, @Nullable Object[] arguments) {
    this.text = text;
    this.arguments = arguments;
    this.used = new boolean[arguments.length];
  }

  /**
   * Fills in the arguments.
   *
   * @throws IllegalArgumentException if text and arguments do not go together, or something in the
   *     text does not end
   */
  static Sql fill(String text, @Nullable Object[] arguments) {
    SqlTemplate template = new SqlTemplate(text, arguments);
    template.fill();
    template.checkAllUsed();
    return new Sql(template.pieces.toList());
  }

  private void fill() {
    int from = 0;
    SqlScanner scanner = new SqlScanner(text);
    SqlScanner.Kind last = SqlScanner.Kind.SPACE;
    while (scanner.next()) {
      last = scanner.kind();
      if (!scanner.isComplete()) {
        throw refused("it holds a string, quoted name or comment that does not end");
      }
      if (last == SqlScanner.Kind.PARAMETER) {
        pieces.text(text.substring(from, scanner.start()));
        from = scanner.end();
        argument(scanner.text());
      }
    }
    pieces.text(text.substring(from));
    if (last == SqlScanner.Kind.LINE_COMMENT) {
      pieces.text("\n"); // what follows is no part of the comment
    }
  }

  private void argument(String parameter) {
    int number =
        parameter.length() > MOST_DIGITS + 1 ? 0 : Integer.parseInt(parameter.substring(1));
    if (number < 1 || number > arguments.length) {
      throw refused("it has " + parameter + ", but " + arguments.length + " arguments were given");
    }
    used[number - 1] = true;
    @Nullable Object argument = arguments[number - 1];
    if (argument instanceof Sql fragment) {
      pieces.fragment(fragment);
    } else {
      pieces.value(values.computeIfAbsent(number, _ -> new SqlPieces.Value(argument)));
    }
  }

  private void checkAllUsed() {
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        throw refused(arguments.length + " arguments were given, but it has no $" + (i + 1));
      }
    }
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("this SQL cannot be used: " + why + ": " + text);
  }
}

package org.loompq.processor.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.loompq.processor.sql.Token.Kind;

/**
 * One statement, read.
 *
 * @param positional the text with {@code $1} to {@code $n} where the named parameters were
 * @param parameters the names, the first being {@code $1}; each once
 * @param uses where the parameters are used, in the order of the text
 * @param tokens all its tokens
 */
public record SqlStatement(
    String positional, List<String> parameters, List<Token> uses, List<Token> tokens) {

  private static final Predicate<String> SEVERAL_LINES = Pattern.compile("[\\r\\n]").asPredicate();

  /**
   * Reads a statement.
   *
   * @param sql its text
   * @param exists whether there is a parameter of a name; decides what {@code a[:name]} means
   * @throws SqlSyntaxError if it cannot be cut into tokens
   */
  public static SqlStatement read(String sql, Predicate<String> exists) throws SqlSyntaxError {
    List<Token> tokens = Lexer.tokens(sql);
    List<Token> uses = tokens.stream().filter(token -> isParameter(token, exists)).toList();
    List<String> names = uses.stream().map(Token::text).distinct().toList();
    StringBuilder text = new StringBuilder();
    int copied = 0;
    for (Token use : uses) {
      text.append(sql, copied, use.start());
      text.append(placeholder(use, names));
      copied = use.end();
    }
    text.append(sql, copied, sql.length());
    return new SqlStatement(text.toString(), names, uses, tokens);
  }

  private static String placeholder(Token use, List<String> names) {
    return "$" + (names.indexOf(use.text()) + 1);
  }

  private static boolean isParameter(Token token, Predicate<String> exists) {
    return token.kind() == Kind.PARAMETER
        || (token.kind() == Kind.SUBSCRIPT && exists.test(token.text()));
  }

  /**
   * Where that is in the text as it was read which the server has found in the positional one.
   *
   * @param serverPosition in characters (code points), from 1: the field {@code P} of an error
   * @return in chars, from 0; of a parameter its colon; at most the length of the text
   */
  public int originalOffset(int serverPosition) {
    int characters = positional.codePointCount(0, positional.length());
    int offset = positional.offsetByCodePoints(0, Math.clamp(serverPosition - 1L, 0, characters));
    int longer = 0; // the original text, up to here
    for (Token use : uses) {
      int start = use.start() - longer;
      int end = start + placeholder(use, parameters).length();
      if (offset < end) {
        return Math.min(offset + longer, use.start());
      }
      longer = use.end() - end;
    }
    return offset + longer;
  }

  /** Where a parameter is used first. */
  public int firstUse(String parameter) {
    return uses.stream()
        .filter(use -> use.text().equals(parameter))
        .mapToInt(Token::start)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(parameter));
  }

  /**
   * The positional text without white space around it, and without the indentation that all its
   * lines share; but a string, or a name, of several lines stays as it is.
   */
  public String laidOut() {
    boolean mayIndent = tokens.stream().noneMatch(token -> SEVERAL_LINES.test(token.text()));
    String ended = positional.stripTrailing();
    return (mayIndent ? ended.stripIndent() : ended).strip();
  }

  /** Whether there is nothing but white space, comments and semicolons. */
  public boolean isEmpty() {
    return tokens.stream().allMatch(token -> token.isSymbol(";"));
  }

  /** What follows a semicolon, and would be another statement. */
  public Optional<Token> second() {
    return tokens.stream()
        .dropWhile(token -> !token.isSymbol(";"))
        .filter(token -> !token.isSymbol(";"))
        .findFirst();
  }

  /** The first parameter that is numbered rather than named. */
  public Optional<Token> firstPositional() {
    return tokens.stream().filter(token -> token.kind() == Kind.POSITIONAL).findFirst();
  }

  /** Its parameters that stand alone behind {@code IN}. */
  public List<InList> inLists() {
    return InList.in(tokens);
  }

  /** What it does beside reading; empty if nothing. */
  public Optional<Change> change() {
    return Change.in(tokens);
  }

  /** Whether it ends with {@code LIMIT 1} or {@code FETCH FIRST ROW ONLY}. */
  public boolean isLimitedToOne() {
    return RowLimit.isOne(tokens);
  }

  /** The names of the parameters that it stores as they are. */
  public Set<String> assigned() {
    return Assignments.in(this);
  }

  /** Whether it returns rows. */
  public Outcome outcome() {
    return Outcome.of(tokens);
  }
}

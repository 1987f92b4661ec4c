package org.loompq.processor.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.loompq.processor.sql.Token.Kind;

/**
 * One statement, read.
 *
 * @param positional the text with {@code $1} to {@code $n} where the named parameters were
 * @param parameters the names, the first being {@code $1}; each once
 * @param tokens all its tokens
 */
public record SqlStatement(String positional, List<String> parameters, List<Token> tokens) {

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
    List<String> names = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int copied = 0;
    for (Token token : tokens) {
      if (isParameter(token, exists)) {
        if (!names.contains(token.text())) {
          names.add(token.text());
        }
        text.append(sql, copied, token.start());
        text.append('$').append(names.indexOf(token.text()) + 1);
        copied = token.end();
      }
    }
    text.append(sql, copied, sql.length());
    return new SqlStatement(text.toString(), List.copyOf(names), tokens);
  }

  private static boolean isParameter(Token token, Predicate<String> exists) {
    return token.kind() == Kind.PARAMETER
        || (token.kind() == Kind.SUBSCRIPT && exists.test(token.text()));
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

  /** Whether something follows a semicolon. */
  public boolean isSeveral() {
    return tokens.stream()
        .dropWhile(token -> !token.isSymbol(";"))
        .anyMatch(token -> !token.isSymbol(";"));
  }

  /** The first parameter that is numbered rather than named. */
  public Optional<String> firstPositional() {
    return tokens.stream()
        .filter(token -> token.kind() == Kind.POSITIONAL)
        .map(Token::text)
        .findFirst();
  }

  /** Its parameters that stand alone behind {@code IN}. */
  public List<InList> inLists() {
    return InList.in(tokens);
  }

  /** What it does beside reading, such as {@code INSERT}; empty if nothing. */
  public Optional<String> change() {
    return Change.in(tokens);
  }

  /** Whether it returns rows. */
  public Outcome outcome() {
    return Outcome.of(tokens);
  }
}

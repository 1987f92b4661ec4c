package org.loompq.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.loompq.lexer.SqlScanner.Kind;
import org.loompq.processor.plan.ExpressionTokens.Unreadable;

/**
 * Reads expressions as the server writes them in plans: with parentheses around every operation,
 * and keywords in capitals (see {@code get_rule_expr} in PostgreSQL's {@code ruleutils.c}). What it
 * does not know it leaves {@link Expression.Opaque opaque}.
 */
final class ExpressionReader {

  private static final Set<String> TOLD_BY_SESSION =
      Set.of(
          "CURRENT_CATALOG",
          "CURRENT_DATE",
          "CURRENT_ROLE",
          "CURRENT_TIME",
          "CURRENT_TIMESTAMP",
          "CURRENT_USER",
          "LOCALTIME",
          "LOCALTIMESTAMP",
          "SESSION_USER",
          "USER");

  private final ExpressionTokens tokens;
  private final SyntaxReader syntax;
  private boolean amongRows;

  private ExpressionReader(String source) {
    tokens = new ExpressionTokens(source);
    syntax = new SyntaxReader(tokens, this);
  }

  static Expression read(String source) {
    try {
      ExpressionReader reader = new ExpressionReader(source);
      Expression whole = reader.expression();
      if (reader.tokens.isEnd()) {
        return whole;
      }
    } catch (Unreadable unknown) {
      // It stays opaque.
    }
    return new Expression.Opaque(bare(source));
  }

  /** A text without the parentheses around it. */
  private static String bare(String source) {
    String text = source.strip();
    try {
      while (text.startsWith("(")) {
        ExpressionTokens tokens = new ExpressionTokens(text);
        tokens.expect("(");
        tokens.toClosing();
        tokens.expect(")");
        if (!tokens.isEnd()) {
          return text;
        }
        text = text.substring(1, text.length() - 1).strip();
      }
    } catch (Unreadable unbalanced) {
      return text;
    }
    return text;
  }

  // What stands between parentheses

  Expression expression() throws Unreadable {
    int start = tokens.position();
    if (tokens.accept("NOT")) {
      Expression operand = primary();
      return new Expression.Operation(tokens.textFrom(start), "NOT", List.of(operand));
    }
    if (tokens.isOperator()) {
      String operator = tokens.take();
      Expression operand = primary();
      return new Expression.Operation(tokens.textFrom(start), operator, List.of(operand));
    }
    return continued(start, primary());
  }

  private Expression continued(int start, Expression left) throws Unreadable {
    if (tokens.is("AND") || tokens.is("OR")) {
      return connected(start, left);
    }
    if (tokens.isOperator()) {
      return operation(start, left);
    }
    if (tokens.accept("IS")) {
      return test(start, left);
    }
    if (tokens.accept("AT")) {
      tokens.expect("TIME");
      tokens.expect("ZONE");
      List<Expression> arguments = List.of(left, primary());
      return new Expression.Call(
          tokens.textFrom(start), "timezone", arguments, false, Optional.empty());
    }
    if (tokens.accept("COLLATE")) {
      tokens.name();
      while (tokens.accept(".")) {
        tokens.name();
      }
      return new Expression.Cast(tokens.textFrom(start), left, new TypeName("text"));
    }
    return left;
  }

  private Expression connected(int start, Expression first) throws Unreadable {
    List<Expression> operands = new ArrayList<>(List.of(first));
    String operator = tokens.take();
    do {
      operands.add(primary());
    } while (tokens.accept(operator));
    return new Expression.Operation(tokens.textFrom(start), operator, operands);
  }

  private Expression operation(int start, Expression left) throws Unreadable {
    String operator = tokens.take();
    if (tokens.accept("ANY") || tokens.accept("ALL")) {
      tokens.expect("(");
      Expression array = expression();
      tokens.expect(")");
      return new Expression.Quantified(tokens.textFrom(start), operator, left, array);
    }
    Expression right = primary();
    return new Expression.Operation(tokens.textFrom(start), operator, List.of(left, right));
  }

  private Expression test(int start, Expression operand) throws Unreadable {
    boolean not = tokens.accept("NOT");
    if (tokens.accept("NULL")) {
      String text = tokens.textFrom(start);
      return not
          ? new Expression.IsNotNull(text, operand)
          : new Expression.Never(text, List.of(operand));
    }
    if (tokens.accept("DISTINCT")) {
      tokens.expect("FROM");
      Expression other = primary();
      return new Expression.Never(tokens.textFrom(start), List.of(operand, other));
    }
    if (tokens.accept("TRUE") || tokens.accept("FALSE") || tokens.accept("UNKNOWN")) {
      return new Expression.Never(tokens.textFrom(start), List.of(operand));
    }
    throw new Unreadable();
  }

  // Operands

  Expression primary() throws Unreadable {
    int start = tokens.position();
    return suffixed(start, unsuffixed(start));
  }

  private Expression suffixed(int start, Expression first) throws Unreadable {
    Expression expression = first;
    while (true) {
      if (tokens.accept("::")) {
        TypeName type = syntax.type();
        String text = tokens.textFrom(start);
        expression =
            expression instanceof Expression.Literal literal
                ? new Expression.Literal(text, literal.isNull(), Optional.of(type))
                : new Expression.Cast(text, expression, type);
      } else if (tokens.accept("[")) {
        expression = subscripted(start, expression);
      } else if (tokens.accept(".")) {
        expression = field(start, expression, tokens.name());
      } else {
        return expression;
      }
    }
  }

  /** The rest of a subscript, behind its bracket. */
  private Expression subscripted(int start, Expression array) throws Unreadable {
    List<Expression> parts = new ArrayList<>(List.of(array));
    if (!tokens.is(":")) {
      parts.add(expression());
    }
    boolean slice = tokens.accept(":");
    if (slice && !tokens.is("]")) {
      parts.add(expression());
    }
    tokens.expect("]");
    String text = tokens.textFrom(start);
    return slice ? new Expression.Slice(text, parts) : new Expression.Opaque(text);
  }

  private Expression field(int start, Expression of, String name) {
    String text = tokens.textFrom(start);
    if (of instanceof Expression.Subselect subselect && name.matches("col[0-9]{1,4}")) {
      return new Expression.Subselect(
          text,
          subselect.name(),
          Integer.parseInt(name.substring(3)) - 1,
          amongRows && subselect.name().startsWith("SubPlan"));
    }
    return new Expression.Opaque(text);
  }

  private Expression unsuffixed(int start) throws Unreadable {
    if (tokens.accept("(")) {
      return enclosed(start);
    }
    if (tokens.isKind(Kind.PARAMETER)) {
      String text = tokens.take();
      return new Expression.Parameter(text, Integer.parseInt(text.substring(1)));
    }
    if (tokens.isKind(Kind.STRING) || tokens.isKind(Kind.NUMBER)) {
      String text = tokens.take();
      return new Expression.Literal(text, false, Optional.empty());
    }
    if (tokens.is("NULL") || tokens.is("true") || tokens.is("false")) {
      String text = tokens.take();
      return new Expression.Literal(text, text.equals("NULL"), Optional.empty());
    }
    return syntax.named(start);
  }

  private Expression enclosed(int start) throws Unreadable {
    boolean hashed = tokens.is("hashed") && tokens.isAhead(1, "SubPlan");
    if (hashed || tokens.is("SubPlan") || tokens.is("InitPlan")) {
      if (hashed) {
        tokens.take();
      }
      String name = tokens.take() + " " + tokens.take();
      tokens.expect(")");
      String text = tokens.textFrom(start);
      // A hashed one is of IN; before version 17 that shows no column.
      return hashed && !tokens.is(".")
          ? new Expression.Opaque(text)
          : new Expression.Subselect(text, name, 0, false);
    }
    if (tokens.is("ANY") || tokens.is("ALL")) {
      return among();
    }
    if (tokens.is("alternatives")) {
      tokens.toClosing();
      tokens.expect(")");
      return new Expression.Opaque(bare(tokens.textFrom(start)));
    }
    Expression inner = expression();
    tokens.expect(")");
    boolean mayBeOfInput =
        inner instanceof Expression.Literal || inner instanceof Expression.Parameter;
    return mayBeOfInput ? new Expression.Enclosed(inner.text(), inner) : inner;
  }

  /** {@code ANY (x = (SubPlan 1).col1)}, in a parenthesis that is open. */
  private Expression among() throws Unreadable {
    int start = tokens.position();
    tokens.take();
    tokens.expect("(");
    amongRows = true;
    Expression test = expression();
    amongRows = false;
    tokens.expect(")");
    String text = tokens.textFrom(start);
    tokens.expect(")");
    return new Expression.Among(text, test);
  }

  /** A name of capitals that stands for itself, such as CURRENT_DATE. */
  static boolean isToldBySession(String name) {
    return TOLD_BY_SESSION.contains(name);
  }

  static boolean isKeyword(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT))
        && !name.equals(name.toLowerCase(Locale.ROOT));
  }
}

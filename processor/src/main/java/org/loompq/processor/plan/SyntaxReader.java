package org.loompq.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loompq.lexer.SqlScanner.Kind;
import org.loompq.processor.plan.ExpressionTokens.Unreadable;

/** Reads what begins with a name: columns, calls, and the syntax that SQL has instead of calls. */
final class SyntaxReader {

  private final ExpressionTokens tokens;
  private final ExpressionReader reader;

  SyntaxReader(ExpressionTokens tokens, ExpressionReader reader) {
    this.tokens = tokens;
    this.reader = reader;
  }

  Expression named(int start) throws Unreadable {
    boolean quoted = tokens.isKind(Kind.QUOTED_IDENTIFIER);
    String name = tokens.name();
    return !quoted && ExpressionReader.isKeyword(name)
        ? keyword(start, name)
        : identified(start, name);
  }

  // Columns and calls

  private Expression identified(int start, String first) throws Unreadable {
    List<String> path = new ArrayList<>(List.of(first));
    while (tokens.accept(".")) {
      path.add(tokens.accept("*") ? "*" : tokens.name());
    }
    if (tokens.accept("(")) {
      boolean own = path.size() == 2 && path.getFirst().equals("pg_catalog");
      return call(start, path.size() == 1 || own ? path.getLast() : String.join(".", path));
    }
    if (path.size() > 2) {
      throw new Unreadable();
    }
    return new Expression.Column(
        tokens.textFrom(start),
        path.size() == 2 ? Optional.of(path.getFirst()) : Optional.empty(),
        path.getLast());
  }

  /** The rest of a call, behind its opening parenthesis. */
  private Expression call(int start, String name) throws Unreadable {
    List<Expression> arguments = arguments();
    boolean filtered = false;
    if (tokens.accept("WITHIN")) {
      tokens.expect("GROUP");
      skipParenthesis();
      filtered = true;
    }
    if (tokens.accept("FILTER")) {
      skipParenthesis();
      filtered = true;
    }
    Optional<String> window = Optional.empty();
    if (tokens.accept("OVER")) {
      int definition = tokens.position();
      if (tokens.is("(")) {
        skipParenthesis();
      } else {
        tokens.name();
      }
      window = Optional.of(tokens.textFrom(definition));
    }
    return new Expression.Call(tokens.textFrom(start), name, arguments, filtered, window);
  }

  /** Those in a parenthesis that is open, with DISTINCT and ORDER BY left out. */
  private List<Expression> arguments() throws Unreadable {
    List<Expression> arguments = new ArrayList<>();
    tokens.accept("DISTINCT");
    if (!tokens.is(")") && !tokens.accept("*")) {
      do {
        arguments.add(reader.expression());
      } while (tokens.accept(","));
    }
    if (tokens.is("ORDER")) {
      tokens.toClosing();
    }
    tokens.expect(")");
    return arguments;
  }

  private void skipParenthesis() throws Unreadable {
    tokens.expect("(");
    tokens.toClosing();
    tokens.expect(")");
  }

  // Syntax

  private Expression keyword(int start, String name) throws Unreadable {
    if (ExpressionReader.isToldBySession(name)) {
      if (tokens.is("(")) {
        skipParenthesis();
      }
      return new Expression.Never(tokens.textFrom(start), List.of());
    }
    if (name.equals("CASE_TEST_EXPR")) {
      return new Expression.Opaque(tokens.textFrom(start));
    }
    if (name.equals("CASE")) {
      return cases(start);
    }
    if (name.equals("ARRAY") && tokens.accept("[")) {
      return elements(start);
    }
    tokens.expect("(");
    return switch (name) {
      case "COALESCE", "GREATEST", "LEAST" -> call(start, name);
      case "ROW" -> {
        List<Expression> fields = arguments();
        yield new Expression.Row(tokens.textFrom(start), fields);
      }
      case "ARRAY" -> {
        tokens.toClosing();
        tokens.expect(")");
        String text = tokens.textFrom(start);
        yield new Expression.Elements(text, List.of(new Expression.Opaque(text)));
      }
      case "EXISTS", "GROUPING", "MERGE_ACTION" -> {
        tokens.toClosing();
        tokens.expect(")");
        yield new Expression.Never(tokens.textFrom(start), List.of());
      }
      case "EXTRACT" -> extract(start);
      case "SUBSTRING", "POSITION", "TRIM", "OVERLAY" -> divided(start, name);
      default -> throw new Unreadable();
    };
  }

  private Expression cases(int start) throws Unreadable {
    if (!tokens.is("WHEN")) {
      reader.expression();
    }
    List<Expression> results = new ArrayList<>();
    while (tokens.accept("WHEN")) {
      reader.expression();
      tokens.expect("THEN");
      results.add(reader.expression());
    }
    if (tokens.accept("ELSE")) {
      results.add(reader.expression());
    } else {
      results.add(new Expression.Literal("NULL", true, Optional.empty()));
    }
    tokens.expect("END");
    return new Expression.Case(tokens.textFrom(start), results);
  }

  private Expression elements(int start) throws Unreadable {
    List<Expression> elements = new ArrayList<>();
    while (!tokens.accept("]")) {
      elements.add(reader.expression());
      tokens.accept(",");
    }
    return new Expression.Elements(tokens.textFrom(start), elements);
  }

  private Expression extract(int start) throws Unreadable {
    String field = tokens.name();
    tokens.expect("FROM");
    Expression source = reader.expression();
    tokens.expect(")");
    return new Expression.Extract(tokens.textFrom(start), field, source);
  }

  /** Arguments that are divided by words instead of commas. */
  private Expression divided(int start, String name) throws Unreadable {
    List<Expression> arguments = new ArrayList<>();
    boolean trim = tokens.accept("BOTH") || tokens.accept("LEADING") || tokens.accept("TRAILING");
    if (!(trim && tokens.accept("FROM"))) {
      arguments.add(reader.expression());
    }
    while (!tokens.accept(")")) {
      if (arguments.isEmpty() || isDivider()) {
        arguments.add(reader.expression());
      } else {
        throw new Unreadable();
      }
    }
    return new Expression.Call(tokens.textFrom(start), name, arguments, false, Optional.empty());
  }

  private boolean isDivider() {
    return tokens.accept("FROM")
        || tokens.accept("FOR")
        || tokens.accept("IN")
        || tokens.accept("PLACING");
  }

  // Types

  TypeName type() throws Unreadable {
    int start = tokens.position();
    String first = tokens.name();
    while (tokens.accept(".")) {
      tokens.name();
    }
    if (first.equals("double")) {
      tokens.accept("precision");
    } else if (first.equals("character") || first.equals("bit")) {
      tokens.accept("varying");
    }
    if (tokens.is("(")) {
      skipParenthesis();
    }
    if ((first.equals("timestamp") || first.equals("time"))
        && (tokens.accept("with") || tokens.accept("without"))) {
      tokens.expect("time");
      tokens.expect("zone");
    }
    while (tokens.accept("[")) {
      tokens.expect("]");
    }
    return new TypeName(tokens.textFrom(start));
  }
}

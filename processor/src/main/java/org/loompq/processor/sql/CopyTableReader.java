package org.loompq.processor.sql;

import java.util.ArrayList;
import java.util.List;
import org.loompq.processor.sql.CopySubject.Column;
import org.loompq.processor.sql.CopySubject.Table;

/** Reads {@code schema.table (column, "other column")}. */
final class CopyTableReader {

  private final String text;
  private final List<Token> tokens;
  private int at;

  CopyTableReader(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  Table read() throws CopySyntaxError {
    if (tokens.size() > 1 && tokens.getFirst().isWord("COPY") && isName(tokens.get(1))) {
      throw CopySyntaxError.misplaced(tokens.getFirst());
    }
    StringBuilder name = new StringBuilder(next("the table").name().written());
    while (skip(".")) {
      name.append('.').append(next("the table").name().written());
    }
    int end = tokens.get(at - 1).end();
    List<Column> columns = new ArrayList<>();
    if (skip("(")) {
      int opened = tokens.get(at - 1).start();
      do {
        columns.add(next("a column"));
      } while (skip(","));
      if (!skip(")")) {
        throw atEnd() ? new CopySyntaxError("the parenthesis does not end", opened) : misplaced();
      }
    }
    if (!atEnd()) {
      throw misplaced();
    }
    return new Table(name.toString(), end, columns);
  }

  private static boolean isName(Token token) {
    return Identifier.of(token).isPresent();
  }

  private Column next(String what) throws CopySyntaxError {
    if (atEnd() || tokens.get(at).isSymbol(")")) {
      throw new CopySyntaxError(what + " is missing", at == 0 ? 0 : tokens.get(at - 1).end());
    }
    Token token = tokens.get(at);
    Identifier name = Identifier.of(token).orElseThrow(this::misplaced);
    at++;
    return new Column(name, token.start(), token.end());
  }

  private boolean skip(String symbol) {
    boolean found = !atEnd() && tokens.get(at).isSymbol(symbol);
    at += found ? 1 : 0;
    return found;
  }

  private boolean atEnd() {
    return at == tokens.size();
  }

  private CopySyntaxError misplaced() {
    return CopySyntaxError.misplaced(text, tokens.get(at));
  }
}

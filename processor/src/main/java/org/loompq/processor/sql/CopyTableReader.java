package org.loompq.processor.sql;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code schema.table (column, "other column")}. */
final class CopyTableReader {

  private final String text;
  private final List<Token> tokens;
  private int at;

  CopyTableReader(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  CopySubject.Table read() throws CopySyntaxError {
    if (tokens.size() > 1 && tokens.getFirst().isWord("COPY") && isName(tokens.get(1))) {
      throw CopySyntaxError.misplaced(tokens.getFirst().text());
    }
    StringBuilder name = new StringBuilder(next("the table").written());
    while (skip(".")) {
      name.append('.').append(next("the table").written());
    }
    List<Identifier> columns = new ArrayList<>();
    if (skip("(")) {
      do {
        columns.add(next("a column"));
      } while (skip(","));
      if (!skip(")")) {
        throw atEnd() ? new CopySyntaxError("the parenthesis does not end") : misplaced();
      }
    }
    if (!atEnd()) {
      throw misplaced();
    }
    return new CopySubject.Table(name.toString(), columns);
  }

  private static boolean isName(Token token) {
    return Identifier.of(token).isPresent();
  }

  private Identifier next(String what) throws CopySyntaxError {
    if (atEnd() || tokens.get(at).isSymbol(")")) {
      throw new CopySyntaxError(what + " is missing");
    }
    Identifier identifier = Identifier.of(tokens.get(at)).orElseThrow(this::misplaced);
    at++;
    return identifier;
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
    return CopySyntaxError.misplaced(text.substring(tokens.get(at).start()));
  }
}

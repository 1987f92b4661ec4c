package org.loompq;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pieces of a {@link Sql} together: texts, and values in between. What comes from another
 * fragment is kept apart from what is around it, so that no token ever arises of two.
 */
final class SqlPieces {

  /** A value, by identity: the same one may be used at several places. */
  static final class Value {

    private final @Nullable Object value;

    Value(@Nullable Object value) {
      this.value = value;
    }

    @Nullable Object value() {
      return value;
    }
  }

  /** A {@code String} or a {@link Value} each. */
  private final List<Object> pieces = new ArrayList<>();

  /** The last character, a space at the beginning. */
  private char last = ' ';

  /** Whether a fragment begins or has just ended here, which may need a space. */
  private boolean seam;

  /** Adds text of the fragment itself. */
  SqlPieces text(String text) {
    if (!text.isEmpty()) {
      separate(text.charAt(0));
      pieces.add(text);
      last = text.charAt(text.length() - 1);
    }
    return this;
  }

  /** Adds a value. */
  SqlPieces value(Value value) {
    separate('$');
    pieces.add(value);
    last = '1';
    return this;
  }

  /** Adds a fragment. */
  SqlPieces fragment(Sql fragment) {
    seam = true;
    for (Object piece : fragment.pieces()) {
      if (piece instanceof Value value) {
        value(value);
      } else {
        text((String) piece);
      }
    }
    seam = true;
    return this;
  }

  List<Object> toList() {
    return List.copyOf(pieces);
  }

  private void separate(char next) {
    boolean apart =
        Character.isWhitespace(last)
            || Character.isWhitespace(next)
            || "([,".indexOf(last) >= 0
            || ")],;".indexOf(next) >= 0
            || (last == '.' && next == '"')
            || (last == '"' && next == '.');
    if (seam && !apart) {
      pieces.add(" ");
    }
    seam = false;
  }
}

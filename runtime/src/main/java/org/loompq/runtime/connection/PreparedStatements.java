package org.loompq.runtime.connection;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The statements that a connection has prepared, least recently used first. */
final class PreparedStatements {

  private final int capacity;
  private final LinkedHashMap<SqlText, PreparedStatement> byText =
      new LinkedHashMap<>(16, 0.75f, true);

  /** Those that are not used any more, but that the backend still knows. */
  private final ArrayDeque<PreparedStatement> discarded = new ArrayDeque<>();

  private long named;

  PreparedStatements(int capacity) {
    this.capacity = capacity;
  }

  @Nullable PreparedStatement find(SqlText text) {
    return byText.get(text);
  }

  /** A statement that is being prepared, under a name that was never used before. */
  PreparedStatement add(SqlText text) {
    PreparedStatement prepared = new PreparedStatement(text, "loompq_" + ++named);
    byText.put(text, prepared);
    return prepared;
  }

  /** What the backend is to forget: one that was discarded, else the least recently used. */
  @Nullable PreparedStatement makeRoom() {
    if (!discarded.isEmpty()) {
      return discarded.poll();
    }
    if (byText.size() < capacity) {
      return null;
    }
    return byText.pollFirstEntry().getValue();
  }

  /** Forgets a statement that the backend does not know, but not another in its place. */
  void forget(PreparedStatement prepared) {
    byText.remove(prepared.text(), prepared);
  }

  /** Forgets a statement that the backend knows. */
  void discard(PreparedStatement prepared) {
    if (byText.remove(prepared.text(), prepared)) {
      discarded.add(prepared);
    }
  }

  /** Forgets all; their names are not used again. */
  void clear() {
    byText.clear();
    discarded.clear();
  }
}

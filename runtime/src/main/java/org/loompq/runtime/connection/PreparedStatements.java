package org.loompq.runtime.connection;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The statements that a connection has prepared, least recently used first. */
final class PreparedStatements {

  private final int capacity;
  private final LinkedHashMap<SqlText, PreparedStatement> byText =
      new LinkedHashMap<>(16, 0.75f, true);
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

  /** Removes the least recently used statement if there is no room for another. */
  @Nullable PreparedStatement makeRoom() {
    if (byText.size() < capacity) {
      return null;
    }
    return byText.pollFirstEntry().getValue();
  }

  /** Forgets a statement, but not another that has taken its place. */
  void forget(PreparedStatement prepared) {
    byText.remove(prepared.text(), prepared);
  }

  /** Forgets all; their names are not used again. */
  void clear() {
    byText.clear();
  }
}

package org.loompq.runtime.connection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that a connection has prepared, least recently used first. */
final class PreparedStatements {

  private final int capacity;
  private final LinkedHashMap<SqlText, PreparedStatement> byText =
      new LinkedHashMap<>(16, 0.75f, true);

  /** Those that are not used any more, but that the backend still knows. */
  private final List<PreparedStatement> discarded = new ArrayList<>();

  private long named;

  PreparedStatements(int capacity) {
    this.capacity = capacity;
  }

  /** Whether another can be added without one being forgotten. */
  boolean hasRoom() {
    return byText.size() < capacity;
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

  /**
   * What the backend is to forget before it learns another: what was discarded, and of the others
   * the least recently used.
   */
  Eviction makeRoom() {
    if (discarded.isEmpty() && byText.size() < capacity) {
      return Eviction.NONE;
    }
    List<PreparedStatement> surplus = new ArrayList<>(discarded);
    discarded.clear();
    while (byText.size() >= capacity) {
      surplus.add(byText.pollFirstEntry().getValue());
    }
    return new Eviction(surplus);
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

  /** The backend was to forget these, and has not come to that. */
  void stillKnown(List<PreparedStatement> evicted) {
    discarded.addAll(evicted);
  }

  /** Forgets all; their names are not used again. */
  void clear() {
    byText.clear();
    discarded.clear();
  }
}

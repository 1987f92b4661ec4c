package org.loompq.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The statements that were run by their text alone, least recently used first: connections know
 * their prepared statements by identity.
 */
final class DynamicStatements {

  private record Key(String sql, List<Parameter> parameters) {}

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock. */
  private final LinkedHashMap<Key, Statement> byKey = new LinkedHashMap<>(16, 0.75f, true);

  DynamicStatements(int capacity) {
    this.capacity = capacity;
  }

  Statement get(String sql, List<Parameter> parameters) {
    Key key = new Key(sql, parameters);
    lock.lock();
    try {
      @Nullable Statement known = byKey.get(key);
      if (known != null) {
        return known;
      }
    } finally {
      lock.unlock();
    }
    Statement made = Statement.of("", RowShape.none(), sql, parameters.toArray(Parameter[]::new));
    lock.lock();
    try {
      Statement kept = byKey.merge(key, made, (first, second) -> first);
      if (byKey.size() > capacity) {
        byKey.pollFirstEntry();
      }
      return kept;
    } finally {
      lock.unlock();
    }
  }
}

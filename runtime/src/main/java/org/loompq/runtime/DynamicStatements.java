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

  /**
   * How they are known.
   *
   * @param toDescribe whether there may be more parameters, which the server is to describe
   */
  private record Key(String sql, List<Parameter> parameters, boolean toDescribe) {}

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock. */
  private final LinkedHashMap<Key, Statement> byKey = new LinkedHashMap<>(16, 0.75f, true);

  DynamicStatements(int capacity) {
    this.capacity = capacity;
  }

  /**
   * The statement for some values.
   *
   * @throws IllegalArgumentException if it has not as many parameters, as far as its text tells
   */
  Statement taking(String sql, List<Parameter> values) {
    Key key = new Key(sql, values, false);
    Statement known = known(key);
    if (known != null) {
      return known;
    }
    Placeholders.check(sql, values.size());
    return make(key);
  }

  /** The statement with parameters that the server has described, or is to describe. */
  Statement described(String sql, List<Parameter> parameters) {
    Key key = new Key(sql, parameters, parameters.isEmpty());
    Statement known = known(key);
    return known == null ? make(key) : known;
  }

  private @Nullable Statement known(Key key) {
    lock.lock();
    try {
      return byKey.get(key);
    } finally {
      lock.unlock();
    }
  }

  private Statement make(Key key) {
    Statement made =
        Statement.of("", RowShape.none(), key.sql(), key.parameters().toArray(Parameter[]::new));
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

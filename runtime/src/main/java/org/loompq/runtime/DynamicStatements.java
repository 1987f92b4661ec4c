package org.loompq.runtime;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The statements that were run by their text alone, least recently used first: connections know
 * their prepared statements by identity.
 */
final class DynamicStatements {

  /**
   * How they are known.
   *
   * @param oids the types that the server has described, all of them; null if it was not asked, or
   *     is to be asked
   */
  private record Key(
      String sql, List<Parameter> parameters, @Nullable List<Integer> oids, boolean toDescribe) {

    Key(String sql, List<Parameter> values) {
      this(sql, values, null, false);
    }
  }

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
    Key key = new Key(sql, values);
    Statement known = known(key);
    if (known != null) {
      return known;
    }
    Placeholders.check(sql, values.size());
    return make(key);
  }

  /** The statement whose parameters the server is to describe, however many there are. */
  Statement undeclared(String sql) {
    Key key = new Key(sql, List.of(), null, true);
    Statement known = known(key);
    return known == null ? make(key) : known;
  }

  /** The statement with parameters that the server has described. */
  Statement prepared(String sql, PreparedParameters parameters) {
    List<Parameter> declarations = parameters.declarations();
    List<Integer> oids = Arrays.stream(parameters.types().oids()).boxed().toList();
    Key key = new Key(sql, declarations, oids, false);
    Statement known = known(key);
    if (known != null && known.isCurrent()) {
      return known;
    }
    Statement made =
        Statement.dynamic(sql, declarations)
            .declaring(parameters.declaredOids(), parameters.types());
    return keep(key, made, (first, newer) -> first.isCurrent() ? first : newer);
  }

  /** Keeps a statement with what the server has described in place of the one without. */
  Statement keep(String sql, List<Parameter> values, Statement described) {
    return keep(
        new Key(sql, values),
        described,
        (first, newer) -> first.types() != null && first.isCurrent() ? first : newer);
  }

  /** Forgets a statement that was described, since the server has other types now. */
  void forget(Statement described) {
    lock.lock();
    try {
      byKey.values().removeIf(described::equals);
    } finally {
      lock.unlock();
    }
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
    Statement made = Statement.dynamic(key.sql(), key.parameters());
    return keep(key, made, (first, _) -> first);
  }

  private Statement keep(Key key, Statement made, BinaryOperator<Statement> choice) {
    lock.lock();
    try {
      Statement kept = byKey.merge(key, made, choice);
      if (byKey.size() > capacity) {
        byKey.pollFirstEntry();
      }
      return kept;
    } finally {
      lock.unlock();
    }
  }
}

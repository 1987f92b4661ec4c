package org.loompq.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.loompq.TransactionOptions;
import org.loompq.runtime.connection.SqlText;

/** The statements that control transactions, kept since each is in native memory. */
final class TransactionControl {

  /**
   * What controls a savepoint.
   *
   * @param set sets it
   * @param rollBack undoes what came after it
   * @param release forgets it
   */
  record Savepoint(SqlText set, SqlText rollBack, SqlText release) {}

  static final Statement COMMIT = Statement.of("", RowShape.none(), "COMMIT");
  static final Statement ROLLBACK = Statement.of("", RowShape.none(), "ROLLBACK");

  private static final Map<TransactionOptions, SqlText> BEGINS = new ConcurrentHashMap<>();
  private static final Map<Integer, Savepoint> SAVEPOINTS = new ConcurrentHashMap<>();

  private TransactionControl() {}

  /** Begins a transaction. */
  static SqlText begin(TransactionOptions options) {
    return BEGINS.computeIfAbsent(options.retries(0), TransactionControl::makeBegin);
  }

  private static SqlText makeBegin(TransactionOptions options) {
    String isolation =
        switch (options.isolation()) {
          case DEFAULT -> "";
          case READ_COMMITTED -> " ISOLATION LEVEL READ COMMITTED";
          case REPEATABLE_READ -> " ISOLATION LEVEL REPEATABLE READ";
          case SERIALIZABLE -> " ISOLATION LEVEL SERIALIZABLE";
        };
    return new SqlText(
        "",
        "BEGIN"
            + isolation
            + (options.readOnly() ? " READ ONLY" : "")
            + (options.deferrable() ? " DEFERRABLE" : ""));
  }

  /**
   * The savepoint within so many others.
   *
   * @param depth from 1
   */
  static Savepoint savepoint(int depth) {
    return SAVEPOINTS.computeIfAbsent(depth, TransactionControl::makeSavepoint);
  }

  private static Savepoint makeSavepoint(int depth) {
    String name = "loompq_" + depth;
    return new Savepoint(
        new SqlText("", "SAVEPOINT " + name),
        new SqlText("", "ROLLBACK TO SAVEPOINT " + name),
        new SqlText("", "RELEASE SAVEPOINT " + name));
  }
}

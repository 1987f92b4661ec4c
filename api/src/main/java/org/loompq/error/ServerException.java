package org.loompq.error;

import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The server refused a statement. The message holds the server's own, the name of the statement,
 * the line of SQL concerned and the hint; it never holds parameters, nor {@link #detail()}, which
 * may quote a row. But the server's own message may quote a value, as that of SQLSTATE 22P02,
 * {@code invalid input syntax for type integer: "12a"}, does.
 */
public class ServerException extends PgException {

  private static final long serialVersionUID = 1;

  /** Failures of the moment: lock_not_available, too_many_connections, cannot_connect_now ... */
  private static final Set<String> PASSING =
      Set.of("55P03", "53000", "53100", "53200", "53300", "57P03");

  /** The fields as the server sent them. */
  private final ServerError error;

  /** Which execution of a batch failed, from 0; -1 if it was none of them. */
  private int batchIndex = -1;

  /**
   * Makes an exception of what the server sent.
   *
   * @param error the server's fields
   * @param statement the statement's name, such as {@code Accounts.find}, if it has one
   * @param sql the statement's text, if known
   */
  public ServerException(ServerError error, @Nullable String statement, @Nullable String sql) {
    super(describe(error, statement, sql), null);
    this.error = error;
  }

  private static String describe(
      ServerError error, @Nullable String statement, @Nullable String sql) {
    StringBuilder text = new StringBuilder(error.message());
    text.append(" (SQLSTATE ").append(error.sqlState()).append(')');
    if (statement != null) {
      text.append(" in ").append(statement);
    }
    text.append(SqlExcerpt.of(sql, error.position()));
    if (error.hint() != null) {
      text.append("\n  Hint: ").append(error.hint());
    }
    return text.toString();
  }

  /**
   * True where SQLSTATE names a passing failure: the transaction was rolled back in favour of
   * others (class 40), a lock or a resource was not available. Also where a plan was stale: the
   * next attempt makes another.
   */
  @Override
  public boolean isSafeToRetry() {
    String state = sqlState();
    boolean rolledBack = state.startsWith("40") && !state.equals("40002") && !state.equals("40003");
    return rolledBack || PASSING.contains(state) || isStalePlan();
  }

  /** See RevalidateCachedQuery in plancache.c. */
  private boolean isStalePlan() {
    return sqlState().equals("0A000") && "RevalidateCachedQuery".equals(error.routine());
  }

  /**
   * Which execution of a batch has failed; the message names it as well.
   *
   * @return its number from 0; empty if it was no batch, or if the batch failed at its end, as it
   *     does with a deferred constraint
   */
  public final OptionalInt batchIndex() {
    return batchIndex < 0 ? OptionalInt.empty() : OptionalInt.of(batchIndex);
  }

  /**
   * Notes which execution of a batch has failed. For the client.
   *
   * @param index its number from 0
   * @return this exception
   */
  public final ServerException inBatch(int index) {
    batchIndex = index;
    return this;
  }

  @Override
  public @Nullable String getMessage() {
    return batchIndex < 0
        ? super.getMessage()
        : super.getMessage() + "\n  in element " + batchIndex + " (from 0) of the batch";
  }

  /**
   * Every field the server sent.
   *
   * @return the fields
   */
  public final ServerError error() {
    return error;
  }

  /**
   * The five-character SQLSTATE; see "PostgreSQL Error Codes" in PostgreSQL's documentation.
   *
   * @return the code
   */
  public final String sqlState() {
    return error.sqlState();
  }

  /**
   * How bad it is.
   *
   * @return {@code ERROR}, {@code FATAL} or {@code PANIC}
   */
  public final String severity() {
    return error.severity();
  }

  /**
   * More on the problem; may hold data of the row concerned.
   *
   * @return the detail, or null
   */
  public final @Nullable String detail() {
    return error.detail();
  }

  /**
   * What to do about it.
   *
   * @return the hint, or null
   */
  public final @Nullable String hint() {
    return error.hint();
  }

  /**
   * Where in the statement the error is.
   *
   * @return characters from 1, or 0 if the server did not say
   */
  public final int position() {
    return error.position();
  }

  /**
   * The schema concerned.
   *
   * @return its name, or null
   */
  public final @Nullable String schema() {
    return error.schema();
  }

  /**
   * The table concerned.
   *
   * @return its name, or null
   */
  public final @Nullable String table() {
    return error.table();
  }

  /**
   * The column concerned.
   *
   * @return its name, or null
   */
  public final @Nullable String column() {
    return error.column();
  }

  /**
   * The constraint violated.
   *
   * @return its name, or null
   */
  public final @Nullable String constraint() {
    return error.constraint();
  }
}

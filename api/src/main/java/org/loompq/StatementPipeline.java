package org.loompq;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes statements that are sent together, without waiting for the answers of those before; see
 * {@link Session#pipeline}. For the thread that runs the body, until that ends.
 */
public interface StatementPipeline {

  /**
   * Adds a statement, which runs after those that were added before. It is sent when a {@link
   * Pending} is read, when the body ends, when {@link #flush} is called, or when much has been
   * added; adding waits only if there is so much on its way that memory would fill.
   *
   * @param sql one SQL statement
   * @param parameters the values of {@code $1}, {@code $2} and so on, as for {@link
   *     Session#execute(String, Object...)}
   * @return what will come of it
   * @throws IllegalArgumentException if the session does not take such a statement, or if it has
   *     not as many parameters as there are values, or a gap in their numbers; then this one alone
   *     is not added
   * @throws org.loompq.error.MappingException if a parameter's type is not supported; likewise
   * @throws IllegalStateException if the body has ended, this is another thread, or the transaction
   *     has ended
   * @throws org.loompq.error.TransactionRolledBackException if the transaction is not open any more
   */
  Pending<QueryResult> execute(String sql, @Nullable Object... parameters);

  /**
   * Adds a statement that was put together at run time; see {@link #execute(String, Object...)}.
   *
   * @param sql one SQL statement, with the values of its parameters
   * @return what will come of it
   * @throws IllegalArgumentException as {@link #execute(String, Object...)} throws it
   */
  default Pending<QueryResult> execute(Sql sql) {
    Objects.requireNonNull(sql, "sql");
    return execute(sql.text(), sql.parameters().toArray());
  }

  /**
   * Sends what was added, so that the server begins with it while the body does something else. If
   * that fails, the statements' {@link Pending} tell.
   *
   * @throws IllegalStateException if the body has ended, or this is another thread
   */
  void flush();
}

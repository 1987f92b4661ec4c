package org.loompq;

import org.jspecify.annotations.Nullable;

/**
 * Where statements run. Safe for use by any number of threads; a call blocks its thread until the
 * server has answered, which costs nothing on a virtual thread.
 */
public interface Session {

  /**
   * Runs one statement, in a transaction of its own.
   *
   * <p>Outside of {@link #lease}, where callers share connections, statements that would leave
   * something behind are refused before they are sent: transaction control, SET, LISTEN, COPY,
   * cursors, temporary tables, advisory locks of the session and the like. Functions that do so are
   * not recognised.
   *
   * <p>Parameters are {@code $1} to {@code $n} in the text. Their values travel apart from it, so
   * no quoting is needed. A value may be of any type that a repository method may have, or null;
   * where the server cannot tell the type of a null or a string, add a cast ({@code $1::date}).
   *
   * {@snippet :
   * long accounts = session.execute("SELECT count(*) FROM account WHERE owner = $1", "Ada")
   *     .scalar(Long.class);
   * }
   *
   * @param sql one SQL statement
   * @param parameters the values of {@code $1}, {@code $2} and so on
   * @return the rows and the count of rows affected, already read from the server
   * @throws IllegalArgumentException if the statement would leave something behind
   * @throws org.loompq.error.ServerException if the server refuses the statement
   * @throws org.loompq.error.ConnectionException if the connection is lost
   * @throws org.loompq.error.AcquireTimeoutException if no connection becomes free in time
   * @throws org.loompq.error.QueryTimeoutException if the server does not answer within {@link
   *     DatabaseConfig#statementTimeout()}
   * @throws org.loompq.error.QueryInterruptedException if the thread is interrupted
   * @throws org.loompq.error.MappingException if a parameter's type is not supported
   */
  QueryResult execute(String sql, @Nullable Object... parameters);

  /**
   * Runs statements on one connection that nobody else uses meanwhile, and that keeps what they
   * leave: settings, temporary tables, advisory locks, a transaction begun with BEGIN.
   *
   * {@snippet :
   * db.lease(session -> {
   *   session.execute("SET work_mem = '256MB'");
   *   return session.execute("SELECT count(DISTINCT owner) FROM account").scalar(Long.class);
   * });
   * }
   *
   * <p>The connection is given back without a round trip. If the body has left something on it, it
   * is closed and replaced instead; a transaction that is still open is rolled back so.
   *
   * <p>Only statements of the session that the body gets run on this connection, one at a time;
   * those of the database take others, so a body that waits for them needs two. A repository made
   * from the session uses it.
   *
   * @param <T> what comes of the body; a body without a value returns null
   * @param <X> the exception that the body may throw
   * @param body runs once, in this thread
   * @return what the body returned
   * @throws X if the body throws it
   * @throws org.loompq.error.AcquireTimeoutException if no connection becomes free in time
   * @throws org.loompq.error.QueryInterruptedException if the thread is interrupted before
   */
  <T extends @Nullable Object, X extends Throwable> T lease(SessionBody<Session, T, X> body)
      throws X;
}

package org.loompq;

import java.util.Objects;
import java.util.Optional;
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
   * cursors, temporary tables, advisory locks of the session, {@code set_config} for the session
   * and the like. Other functions that do so are not recognised.
   *
   * <p>Parameters are {@code $1} to {@code $n} in the text. Their values travel apart from it, so
   * no quoting is needed. A value may be of any type that a repository method may have, or null;
   * where the server cannot tell the type of a null or a string, add a cast ({@code $1::date}).
   *
   * <p>For {@code bytea} a value may be a {@code byte[]}, a {@link java.nio.ByteBuffer} (from its
   * position to its limit, which both stay), a {@link java.lang.foreign.MemorySegment} or an {@link
   * java.io.InputStream}. A stream is read to its end before the statement takes a connection, and
   * is not closed. The heap holds only a piece of it at a time, but native memory all of it, since
   * the server takes a value as one message; so none can have more than 1 GB. It can be read only
   * once: a transaction that runs again after a failure must open it again, in its body.
   *
   * {@snippet :
   * long accounts = session.execute("SELECT count(*) FROM account WHERE owner = $1", "Ada")
   *     .scalar(Long.class);
   * }
   *
   * @param sql one SQL statement
   * @param parameters the values of {@code $1}, {@code $2} and so on
   * @return the rows and the count of rows affected, already read from the server
   * @throws IllegalArgumentException if the statement would leave something behind, or has not as
   *     many parameters as there are values, or a gap in their numbers; it was not sent
   * @throws org.loompq.error.ServerException if the server refuses the statement
   * @throws org.loompq.error.ConnectionException if the connection is lost
   * @throws org.loompq.error.AcquireTimeoutException if no connection becomes free in time
   * @throws org.loompq.error.QueryTimeoutException if the server does not answer within {@link
   *     DatabaseConfig#statementTimeout()}
   * @throws org.loompq.error.QueryInterruptedException if the thread is interrupted
   * @throws org.loompq.error.MappingException if a parameter's type is not supported, or its value
   *     cannot be sent
   * @throws java.io.UncheckedIOException if a parameter is a stream that cannot be read; the
   *     statement was not sent
   */
  QueryResult execute(String sql, @Nullable Object... parameters);

  /**
   * Runs a query, and gives its rows as they come, so that any number of them can be read in little
   * memory. Returns once the first have come.
   *
   * <p>{@link DatabaseConfig#statementTimeout()} is how long a reader waits for the next rows. In a
   * transaction, and in a lease, nothing else can run until the stream has been read or closed.
   *
   * @param sql one SQL statement
   * @param parameters the values of {@code $1}, {@code $2} and so on, as for {@link #execute}
   * @return the rows, to be closed
   * @throws IllegalStateException if another stream is open in the same transaction or lease
   * @throws IllegalArgumentException as {@link #execute(String, Object...)} throws it: for a wrong
   *     number of values, or a gap in {@code $1} to {@code $n}, too
   * @throws org.loompq.error.PgException as {@link #execute} does
   */
  RowStream stream(String sql, @Nullable Object... parameters);

  /**
   * Runs a query for one {@code bytea}, and lets somebody look at it where it is in memory, so that
   * a large value is never copied to the heap.
   *
   * {@snippet :
   * Optional<Integer> written =
   *     db.view(
   *         "SELECT content FROM document WHERE id = $1",
   *         content -> channel.write(content.asByteBuffer()),
   *         id);
   * }
   *
   * <p>The bytes can be read by the body, in its thread, until it ends; who keeps them gets an
   * {@link IllegalStateException} when he reads. Meanwhile the connection is free for others.
   *
   * @param <T> what comes of the body
   * @param <X> the exception that the body may throw
   * @param sql one SQL statement that returns one column
   * @param body runs once, in this thread, unless there is no row or its value is null
   * @param parameters the values of {@code $1}, {@code $2} and so on, as for {@link #execute}
   * @return what the body returned; empty if that is null, or if it did not run
   * @throws X if the body throws it
   * @throws org.loompq.error.RowCountException if there is more than one row
   * @throws org.loompq.error.MappingException if the result is something else than one column of
   *     type {@code bytea}
   * @throws IllegalArgumentException as {@link #execute(String, Object...)} throws it: for a wrong
   *     number of values, or a gap in {@code $1} to {@code $n}, too
   * @throws org.loompq.error.PgException as {@link #execute(String, Object...)} throws it
   */
  <T, X extends Throwable> Optional<T> view(
      String sql, ViewBody<? extends @Nullable T, X> body, @Nullable Object... parameters) throws X;

  /**
   * Copies data into a table, in any format that COPY knows. Returns once the server waits for it.
   *
   * {@snippet :
   * try (CopySink sink = db.copyIn("COPY account (owner, balance) FROM STDIN (FORMAT csv)")) {
   *   Files.copy(path, sink);
   *   return sink.finish();
   * }
   * }
   *
   * <p>Records are copied by {@link CopyIn} methods. In a transaction, and in a lease, nothing else
   * can run meanwhile; a COPY that fails or is given up fails the transaction, like any statement.
   *
   * @param sql {@code COPY ... FROM STDIN}, which takes no parameters
   * @return takes the data, to be finished and closed
   * @throws IllegalArgumentException if it is another statement
   * @throws org.loompq.error.PgException as {@link #execute} does
   */
  CopySink copyIn(String sql);

  /**
   * Copies data out of a table or a query, in any format that COPY knows. Returns once the server
   * has begun.
   *
   * {@snippet :
   * try (CopySource source = db.copyOut("COPY account TO STDOUT (FORMAT csv, HEADER)")) {
   *   Files.copy(source, path);
   * }
   * }
   *
   * <p>Records are copied by {@link CopyOut} methods. In a transaction, and in a lease, nothing
   * else can run until it has been read or closed.
   *
   * @param sql {@code COPY ... TO STDOUT}, which takes no parameters
   * @return gives the data, to be closed
   * @throws IllegalArgumentException if it is another statement
   * @throws org.loompq.error.PgException as {@link #execute} does
   */
  CopySource copyOut(String sql);

  /**
   * Runs one statement that was put together at run time; see {@link #execute(String, Object...)}.
   *
   * {@snippet :
   * session.execute(Sql.of("DELETE FROM $1 WHERE id = $2", Sql.identifier(table), id));
   * }
   *
   * @param sql one SQL statement, with the values of its parameters
   * @return the rows and the count of rows affected, already read from the server
   * @throws IllegalArgumentException as {@link #execute(String, Object...)} throws it
   * @throws org.loompq.error.PgException as {@link #execute(String, Object...)} throws it
   */
  default QueryResult execute(Sql sql) {
    Objects.requireNonNull(sql, "sql");
    return execute(sql.text(), sql.parameters().toArray());
  }

  /**
   * Notifies those who listen to a channel, with {@link Database#listen} or with LISTEN: at once,
   * or in a transaction when that is committed, and not at all if it is rolled back. The same
   * payload sent twice to the same channel in a transaction may come once.
   *
   * @param channel the name of the channel, as it is
   * @param payload what to tell them, perhaps nothing; by default a server takes less than 8000
   *     bytes
   * @throws org.loompq.error.ServerException if the name is empty or too long, or the payload is
   *     too long
   * @throws org.loompq.error.PgException as {@link #execute(String, Object...)} throws it
   */
  default void notify(String channel, String payload) {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(payload, "payload");
    execute("SELECT pg_notify($1, $2)", channel, payload);
  }

  /**
   * Has the server describe a statement, without running it.
   *
   * {@snippet :
   * PreparedQuery find = session.prepare("SELECT owner FROM account WHERE id = $1");
   * find.parameterTypes(); // [bigint]
   * find.execute(7).scalar(String.class);
   * }
   *
   * @param sql one SQL statement; where the server cannot tell the type of a parameter, add a cast
   *     ({@code $1::date})
   * @return the statement, to be run on this session
   * @throws IllegalArgumentException if the statement would leave something behind
   * @throws org.loompq.error.ServerException if the server refuses the statement, or cannot infer
   *     the type of a parameter
   * @throws org.loompq.error.PgException as {@link #execute(String, Object...)} throws it
   */
  PreparedQuery prepare(String sql);

  /**
   * Runs statements that do not wait for each other's answers: they are sent together, so that any
   * number of them takes the time of one round trip, and are executed in their order on one
   * connection. Each gives a {@link Pending}, to be read later.
   *
   * {@snippet :
   * Balance balance = db.pipeline(p -> {
   *   p.execute("INSERT INTO visit (account) VALUES ($1)", id);
   *   Pending<QueryResult> owner = p.execute("SELECT owner FROM account WHERE id = $1", id);
   *   Pending<QueryResult> sum = p.execute("SELECT sum(amount) FROM entry WHERE account = $1", id);
   *   return new Balance(
   *       owner.get().scalar(String.class), sum.get().scalar(BigDecimal.class));
   * });
   * }
   *
   * <p>In a transaction the statements belong to it: after one has failed, those behind it are not
   * executed, which each {@link Pending} tells with a {@link
   * org.loompq.error.PipelineAbortedException}. BEGIN and savepoints travel with the first.
   * Otherwise each statement is a transaction of its own, sees what those before it have done, and
   * does not mind if they failed. For all or nothing put the pipeline into a transaction: {@code
   * db.transaction(tx -> tx.pipeline(p -> ...))}.
   *
   * <p>When this returns, every statement has been sent and answered. A failure that nobody has
   * read is thrown then, with others as suppressed ones, up to a hundred. If the body throws, what
   * was not sent is dropped; what was sent is awaited, and its failures are suppressed exceptions
   * of the body's.
   *
   * <p>{@link DatabaseConfig#statementTimeout()} is how long each statement may take once it is
   * waited for; in a transaction all that were sent together, which are answered together, may take
   * the sum of theirs. When this time has passed, or the thread is interrupted, the pipeline is
   * left: what it has not sent is dropped, and the server is told to cancel what runs. Outside of a
   * transaction, statements that were sent may take effect all the same.
   *
   * <p>Any number of statements can be added, and results may have any size: from time to time,
   * {@link StatementPipeline#execute(String, Object...)} sends what was added, and takes in what
   * was answered. Results are on the heap, for as long as their {@link Pending} is reachable.
   *
   * <p>A plan that has become stale is not made anew when other statements were sent behind: the
   * failure is {@linkplain org.loompq.error.PgException#isSafeToRetry safe to retry}. As long as
   * the body runs, the connection takes no other statements; in a transaction and in a lease, those
   * of the session are refused. The body is for one thread.
   *
   * @param <T> what comes of the body; a body without a value returns null
   * @param <X> the exception that the body may throw
   * @param body adds statements; runs once, in this thread
   * @return what the body returned
   * @throws X if the body throws it
   * @throws IllegalStateException if a stream, or another pipeline, is open in the same transaction
   *     or lease
   * @throws org.loompq.error.AcquireTimeoutException if no connection becomes free in time
   * @throws org.loompq.error.PgException if a statement failed and its {@link Pending} was not read
   */
  <T extends @Nullable Object, X extends Throwable> T pipeline(PipelineBody<T, X> body) throws X;

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
   * <p>The connection is given back without a round trip. A transaction that is still open is
   * rolled back; if the body has left something else on it, it is closed and replaced instead.
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

  /**
   * Runs statements in a transaction: all of them take effect, or none does. It is committed if the
   * body returns, and rolled back if it throws.
   *
   * {@snippet :
   * db.transaction(tx -> {
   *   tx.execute("UPDATE account SET balance = balance - $1 WHERE id = $2", amount, from);
   *   return tx.execute("UPDATE account SET balance = balance + $1 WHERE id = $2", amount, to);
   * });
   * }
   *
   * <p>As long as the body runs, statements of the same database take part wherever they are
   * called: in this thread, in repositories made from the database, and in threads that a {@code
   * StructuredTaskScope} forks. A transaction that is begun there joins this one: if its body
   * throws, this one is rolled back.
   *
   * <p>BEGIN is sent with the first statement; a body without statements sends nothing.
   *
   * <p>Where a statement has failed and the body returns all the same, nothing can be committed: it
   * then throws {@link org.loompq.error.TransactionRolledBackException}. What may fail by itself
   * belongs into a {@link Transaction#savepoint}.
   *
   * @param <T> what comes of the body; a body without a value returns null
   * @param <X> the exception that the body may throw
   * @param body runs once, in this thread
   * @return what the body returned
   * @throws X if the body throws it
   * @throws org.loompq.error.ServerException if the server refuses to commit, for example because
   *     of a deferred constraint; then nothing has taken effect
   * @throws org.loompq.error.ConnectionException if the connection is lost; {@link
   *     org.loompq.error.PgException#isSafeToRetry} tells whether nothing has taken effect, which
   *     is unknown if it was lost in the middle of committing
   * @throws org.loompq.error.TransactionRolledBackException if something in it had failed
   * @throws org.loompq.error.AcquireTimeoutException if no connection becomes free in time
   * @throws org.loompq.error.QueryInterruptedException if the thread is interrupted
   */
  default <T extends @Nullable Object, X extends Throwable> T transaction(
      SessionBody<Transaction, T, X> body) throws X {
    return transaction(TransactionOptions.DEFAULT, body);
  }

  /**
   * Runs statements in a transaction with options; see {@link #transaction(SessionBody)}.
   *
   * <p>With {@link TransactionOptions#retries()} the body runs again, in a new transaction, after
   * the server has given up one because of others; it waits a little longer before each attempt,
   * for a random time. So the body must do nothing that cannot be done twice, apart from its
   * statements. The exception of the last attempt has those of the others as suppressed ones.
   *
   * @param <T> what comes of the body; a body without a value returns null
   * @param <X> the exception that the body may throw
   * @param options how it runs
   * @param body runs in this thread
   * @return what the body returned
   * @throws X if the body throws it
   * @throws IllegalStateException if it joins a transaction whose isolation level is another, or
   *     that only reads while this one is to change something
   */
  <T extends @Nullable Object, X extends Throwable> T transaction(
      TransactionOptions options, SessionBody<Transaction, T, X> body) throws X;
}

package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ConnectionException;
import org.loompq.error.PgException;
import org.loompq.runtime.connection.BoundValues;
import org.loompq.runtime.connection.Connection;
import org.loompq.runtime.connection.Connector;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Inbox;
import org.loompq.runtime.connection.Readiness;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/** A connection that listens. For the thread that has made it. */
final class ListeningConnection implements Connection.Observer {

  private static final SqlText ARE_YOU_THERE = new SqlText("", "SELECT 1");

  /**
   * How long a server may say nothing.
   *
   * @param untilAsked until it is asked whether it is there
   * @param untilLost until it is taken to be gone, since it does not answer
   */
  record Patience(Duration untilAsked, Duration untilLost) {
    static final Patience DEFAULT = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(10));
  }

  /**
   * Makes connections that listen to the same channels.
   *
   * @param channels what they listen to
   * @param connector opens and closes them
   * @param readiness watches their sockets
   * @param patience how long the server may say nothing
   */
  record Maker(Channels channels, Connector connector, Readiness readiness, Patience patience) {

    /**
     * Opens one, and returns once it listens.
     *
     * @throws PgException if that fails; then it is closed
     * @throws InterruptedException if the thread is interrupted; then it is, or will be, closed
     */
    ListeningConnection make() throws InterruptedException {
      Connection opened = connect();
      ListeningConnection made = new ListeningConnection(this, opened);
      try {
        opened.attach(readiness, made);
        made.listen();
      } catch (InterruptedException | RuntimeException | Error failed) {
        var _ = made.close();
        throw failed;
      }
      return made;
    }

    private Connection connect() throws InterruptedException {
      CompletableFuture<Connection> opening = connector.connect();
      try {
        return opening.get();
      } catch (InterruptedException leaving) {
        var _ = opening.thenCompose(connector::close);
        throw leaving;
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof PgException reason
            ? reason
            : new ConnectionException("cannot connect", failed.getCause(), true);
      }
    }
  }

  private final Maker maker;
  private final Connection connection;
  private final Thread user = Thread.currentThread();
  private final long untilAsked;
  private final long untilLost;

  private ListeningConnection(Maker maker, Connection connection) {
    this.maker = maker;
    this.connection = connection;
    this.untilAsked = maker.patience().untilAsked().toNanos();
    this.untilLost = maker.patience().untilLost().toNanos();
  }

  private void listen() throws InterruptedException {
    List<SqlText> all = maker.channels().listen();
    List<SqlText> before = all.subList(0, all.size() - 1);
    ask(all.getLast(), before, _ -> Long.MAX_VALUE);
  }

  /** Delivers what has come since it listens, and what comes. */
  void deliverTo(Inbox inbox) {
    connection.deliverTo(inbox);
  }

  /**
   * Waits until it is lost.
   *
   * @param inbox where it delivers to
   * @return why it is lost
   */
  String awaitLoss(Inbox inbox) throws InterruptedException {
    try {
      while (connection.isUsable()) {
        long quiet = inbox.quietFor(System.nanoTime());
        if (quiet < untilAsked) {
          pause(untilAsked - quiet);
        } else {
          ask(ARE_YOU_THERE, List.of(), inbox::quietFor);
          inbox.heard();
        }
      }
      return connection.whyLost();
    } catch (PgException failed) {
      return String.valueOf(failed.getMessage());
    }
  }

  /**
   * Runs a statement.
   *
   * @param before run in front of it, and not if it fails
   * @param quietFor for how long nothing else was heard of the server, in nanoseconds
   * @throws ConnectionException if the connection is lost, or the server says nothing for too long
   */
  private void ask(SqlText text, List<SqlText> before, LongUnaryOperator quietFor)
      throws InterruptedException {
    Request request = new Request(new BoundValues());
    request.begin(text, Deadline.NONE);
    request.queueInLease(before);
    connection.submit(request);
    long since = System.nanoTime();
    while (!request.isAnswered()) {
      long now = System.nanoTime();
      long quiet = Math.min(now - since, quietFor.applyAsLong(now));
      if (user.isInterrupted()) {
        leave(request, new InterruptedException());
      } else if (!connection.isUsable()) {
        leave(request, new ConnectionException(connection.whyLost(), null, true));
      } else if (quiet >= untilLost) {
        leave(request, unanswered(text));
      } else {
        LockSupport.parkNanos(this, untilLost - quiet);
      }
    }
    request.logNotices();
    request.execution().result().close();
  }

  /** Leaves a request for a reason, unless it is answered at this moment. */
  private static <X extends Exception> void leave(Request request, X reason) throws X {
    request.leave();
    if (!request.isAnswered()) {
      throw reason;
    }
  }

  private ConnectionException unanswered(SqlText text) {
    return new ConnectionException(
        "the server did not answer within " + maker.patience().untilLost() + ": " + text,
        null,
        true);
  }

  private void pause(long nanos) throws InterruptedException {
    LockSupport.parkNanos(this, nanos);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Closes it in the background. */
  CompletableFuture<@Nullable Void> close() {
    return maker.connector().close(connection).thenApply(_ -> null);
  }

  // For the connection's worker

  @Override
  public void ended() {}

  @Override
  public void progressed() {}

  @Override
  public void broke() {
    LockSupport.unpark(user);
  }

  @Override
  public void deadline(long when) {}
}

package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.loompq.error.ConnectionException;
import org.loompq.error.ServerException;
import org.loompq.runtime.connection.Connection;
import org.loompq.runtime.connection.Copy;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/**
 * A COPY on a lease, which runs nothing else until it has ended. One thread at a time has to do
 * with its data; it need not be the one that has begun it.
 */
public abstract sealed class LeaseCopy implements AutoCloseable, Occupation
    permits LeaseCopyIn, LeaseCopyOut {

  private final Lease lease;
  private final SqlText text;
  private final Duration timeout;
  private final Alarm alarm;
  private final @Nullable LeaseTransaction within;
  private final Request request = Request.inPieces();
  private final Copy data;

  /** Set by whoever finds the end, or closes it before. */
  private final AtomicBoolean ended = new AtomicBoolean();

  LeaseCopy(
      Lease lease,
      SqlText text,
      Copy.Direction direction,
      Duration timeout,
      Alarm alarm,
      @Nullable LeaseTransaction within) {
    this.lease = lease;
    this.text = text;
    this.data = new Copy(direction);
    this.timeout = timeout;
    this.alarm = alarm;
    this.within = within;
  }

  // For the lease, under its lock

  /** Returns once the server has begun with it. */
  void begin(Connection connection) {
    long deadline = deadline();
    request.begin(text, deadline);
    request.queueCopy(Lease.controls(within), data);
    connection.submit(request);
    boolean begun;
    try {
      begun = data.awaitBegin(request, timeout, deadline);
    } finally {
      if (within != null) {
        within.sentWith(request);
      }
    }
    if (!begun) {
      execution().result().close();
      throw new IllegalStateException(
          text + " was answered without any data; a COPY of the server's own files is for execute");
    }
  }

  // For its user

  /** What is sent, and what the server says about it. */
  public final Request request() {
    return request;
  }

  final SqlText text() {
    return text;
  }

  final Copy data() {
    return data;
  }

  final Duration timeout() {
    return timeout;
  }

  final @Nullable LeaseTransaction within() {
    return within;
  }

  /** When a wait that begins now is to end. */
  final long deadline() {
    long deadline = Deadline.after(timeout);
    alarm.atDeadline(deadline);
    return deadline;
  }

  /** What came of it, once it is back. */
  final Execution execution() {
    if (!request.isAnswered()) {
      throw new ConnectionException(
          "the connection was lost before " + text + " was sent", null, true);
    }
    try {
      return request.execution();
    } catch (ServerException failed) {
      if (within != null) {
        within.spoil(failed);
      }
      throw failed;
    }
  }

  /** Whether it has ended, or was given up. */
  final boolean isClosed() {
    return ended.get();
  }

  /** Gives up what has not ended, and lets the lease go on. For any thread. */
  @Override
  public final void close() {
    if (ended.compareAndSet(false, true)) {
      request.leave();
      closed();
      lease.ended(this);
    }
  }

  /** It has ended, or was given up. */
  abstract void closed();

  @Override
  public final String name() {
    return "a COPY";
  }

  @Override
  public final void giveUp() {
    close();
  }
}

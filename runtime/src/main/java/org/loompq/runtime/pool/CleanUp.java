package org.loompq.runtime.pool;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.RetireReason;
import org.loompq.error.PgException;
import org.loompq.runtime.connection.BoundValues;
import org.loompq.runtime.connection.Connection;
import org.loompq.runtime.connection.Deadline;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;

/** Makes the connection of a lease that has ended fit for others, or has it replaced. */
final class CleanUp {

  private static final SqlText NOTHING = new SqlText("", "");
  private static final SqlText ROLLBACK = new SqlText("", "ROLLBACK");

  /** A connection is not worth a longer wait: another takes its place. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Handover handover;
  private final Alarm alarm;
  private final PooledConnection lent;

  CleanUp(Handover handover, Alarm alarm, PooledConnection lent) {
    this.handover = handover;
    this.alarm = alarm;
    this.lent = lent;
  }

  /**
   * Gives the connection back once nothing runs on it and no transaction is open.
   *
   * @param altered whether it keeps something that the next caller must not see
   * @param hurried whether the caller has no time to wait for that
   */
  void giveBack(boolean altered, boolean hurried) {
    Connection connection = lent.connection();
    boolean clean = connection.isDrained() && !connection.isInTransaction();
    if (clean || altered || !connection.isUsable()) {
      release(altered ? RetireReason.ALTERED : null);
    } else if (hurried || !connection.isDrained()) {
      Thread.ofVirtual().name("loompq-rollback").start(this::rollBack);
    } else {
      rollBack();
    }
  }

  /** Gives it back since the database is closed. */
  void revoke() {
    release(null); // which retires it, and so rolls back
  }

  private void rollBack() {
    Connection connection = lent.connection();
    if (!connection.isDrained()) {
      run(NOTHING); // behind what its caller has left
    }
    if (connection.isDrained() && connection.isInTransaction()) {
      run(ROLLBACK);
    }
    release(whyUnclean(connection));
  }

  private void run(SqlText text) {
    if (!lent.connection().isUsable()) {
      return;
    }
    Request request = new Request(new BoundValues());
    request.begin(text, Deadline.after(PATIENCE));
    request.queueInLease(List.of());
    lent.connection().submit(request);
    alarm.atDeadline(request.deadline());
    try {
      request.await(PATIENCE);
      if (request.isAnswered()) {
        request.logNotices();
        request.execution().result().close();
      }
    } catch (PgException _) {
      // the state of the connection tells what came of it
    }
  }

  private static @Nullable RetireReason whyUnclean(Connection connection) {
    if (!connection.isUsable()) {
      return null;
    }
    if (!connection.isDrained()) {
      return RetireReason.UNANSWERED;
    }
    return connection.isInTransaction() ? RetireReason.LEFT_IN_TRANSACTION : null;
  }

  /** Nobody uses the connection any more. */
  private void release(@Nullable RetireReason unfit) {
    lent.leasedTo(null);
    if (unfit == null) {
      handover.release(lent); // which retires it if it was lost, or if the database is closed
    } else {
      handover.lifecycle().retire(lent, unfit);
    }
  }
}

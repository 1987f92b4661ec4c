package org.loompq.runtime.connection;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.BinaryWriter;
import org.loompq.runtime.libpq.Libpq;
import org.loompq.runtime.libpq.NativeMemory;

/**
 * A COPY on a connection, which leaves libpq's pipeline mode for it: COPY is not allowed there. So
 * nothing else is on its way meanwhile. What controls the transaction is sent in front of it, as
 * part of the same simple query where that does no harm: the server skips the rest if that fails.
 *
 * <p>For the connection's worker.
 */
final class Copying {

  private enum Phase {
    NONE,
    /** Sent; the server has not begun. */
    SENT,
    /** The server waits for data. */
    IN,
    /** The server sends data. */
    OUT,
    /** No more data comes or goes. */
    ENDING
  }

  /** What the server tells, after "COPY from stdin failed:". */
  private static final MemorySegment ABANDONED =
      NativeMemory.cString("loompq gives it up: its caller has left, or could not go on");

  /**
   * Libpq takes no more than 2 GB at once, keeps what the socket does not take, and moves all of
   * that whenever it has sent some.
   */
  private static final int LARGEST_PIECE = 64 * 1024;

  /**
   * A socket that is writable takes that whole, so that libpq does not read; with its header it is
   * as much as libpq sends at once.
   */
  private static final int SURE_PIECE = 8 * 1024 - 5;

  private final long conn;
  private final UnreadError unreadError;
  private final Poll.Entries socket = new Poll.Entries(1);
  private final MemorySegment row = Arena.ofAuto().allocate(JAVA_LONG);
  private Phase phase = Phase.NONE;
  private @Nullable Request request;
  private @Nullable Copy copy;

  /** What is being handed to libpq; null if there is nothing. */
  private @Nullable BinaryWriter block;

  /** How much of it libpq has. */
  private long handed;

  /** What is sent once the controls have had their effect; null if it was sent with them. */
  private @Nullable MemorySegment following;

  /** Whether libpq may have had more when the owner had enough. */
  private boolean halted;

  Copying(long conn) {
    this.conn = conn;
    this.unreadError = new UnreadError(conn);
  }

  /** Whether the connection is out of pipeline mode. */
  boolean isUnderWay() {
    return phase != Phase.NONE;
  }

  /** Hands a COPY to libpq, while nothing else is on its way; false if it cannot. */
  boolean begin(Request begun, Copy data) {
    request = begun;
    copy = data;
    phase = Phase.SENT;
    SqlText text = begun.text();
    begun
        .answer()
        .expect(PreparedStatement.unnamed(text), Eviction.NONE, begun.controls().size(), false);
    StringBuilder sql = new StringBuilder();
    begun.controls().forEach(control -> sql.append(control.sql()).append("; "));
    if (isToFollow(begun, data)) {
      following = NativeMemory.cString(text.sql());
    } else {
      sql.append(text.sql());
    }
    return Libpq.exitPipelineMode(conn) == 1
        && Libpq.sendQuery(conn, NativeMemory.cString(sql.toString())) == 1;
  }

  /**
   * Whether what controls the transaction is to have an effect though the COPY cannot be parsed:
   * the server parses a whole query before it runs any of it. It need not be so with BEGIN, nor
   * with the savepoint of a COPY to us.
   */
  private boolean isToFollow(Request begun, Copy data) {
    int begins = Libpq.transactionStatus(conn) == Libpq.TRANSACTION_IDLE ? 1 : 0;
    int own = data.direction() == Copy.Direction.OUT ? 1 : 0;
    return begun.controls().size() > begins + own;
  }

  // Sending

  boolean hasMoreToSend() {
    boolean now = block != null || unreadError.wasSeen();
    return phase == Phase.IN && copy != null && (now || copy.hasMoreToSend());
  }

  /** Hands libpq the data there is, as far as the socket takes it; false if it cannot. */
  boolean send(Outgoing outgoing) {
    Copy data = copy;
    if (phase != Phase.IN || data == null) {
      return true;
    }
    boolean taken = true;
    if (Libpq.socket(conn) < 0) {
      return false; // libpq has found the connection lost when it sent before
    }
    boolean looking = unreadError.canBeSeen();
    while (taken && !outgoing.isBlocked() && !isRefused(looking)) {
      block = data.isAbandoned() || block == null ? data.poll() : block;
      if (block == null) {
        break;
      }
      if (looking && !Poll.isWritable(Libpq.socket(conn), socket)) {
        outgoing.awaitRoom();
        break;
      }
      taken = hand(block, looking ? SURE_PIECE : LARGEST_PIECE, data);
      flush(outgoing);
    }
    data.wake();
    if (taken && unreadError.wasSeen()) {
      taken = endRefused();
      flush(outgoing);
    } else if (taken && !outgoing.isBlocked() && (data.isAbandoned() || data.isSent())) {
      taken = end(data);
      flush(outgoing);
    }
    return taken;
  }

  private boolean isRefused(boolean looking) {
    if (looking && block == null) {
      var _ = unreadError.look();
    }
    return unreadError.wasSeen();
  }

  private boolean hand(BinaryWriter next, int atMost, Copy data) {
    int piece = (int) Math.min(next.position() - handed, atMost);
    boolean taken = Libpq.putCopyData(conn, next.memory().asSlice(handed), piece) == 1;
    handed += piece;
    if (handed == next.position()) {
      block = null;
      handed = 0;
      data.handed(next);
    }
    return taken;
  }

  /**
   * Looks at what libpq is about to read; false if there is nothing. Libpq is not to try all the
   * same: an error that came meanwhile would not be seen.
   */
  boolean beforeReading() {
    boolean sending =
        copy != null && copy.direction() == Copy.Direction.IN && phase != Phase.ENDING;
    if (!sending || !unreadError.canBeSeen()) {
      return true;
    }
    boolean some = unreadError.look(); // before it has begun as well: it may fail at once
    return some || phase != Phase.IN;
  }

  /** Has libpq parse the error; the server skips what comes behind that. */
  private boolean endRefused() {
    phase = Phase.ENDING;
    if (request != null) {
      request.goOn(); // perhaps libpq has read it already, so that the socket is empty
    }
    return Libpq.putCopyEnd(conn, ABANDONED) == 1;
  }

  private boolean end(Copy data) {
    phase = Phase.ENDING;
    if (data.isAbandoned()) {
      return Libpq.putCopyEnd(conn, ABANDONED) == 1;
    }
    data.handedOver();
    return Libpq.putCopyEnd(conn, MemorySegment.NULL) == 1;
  }

  private static void flush(Outgoing outgoing) {
    outgoing.taken();
    var _ = outgoing.sendNow();
  }

  // Receiving

  /** Whether data may have come that was not taken yet. */
  boolean hasMore() {
    return halted;
  }

  /** Takes what has come; true once that was all, and the connection is in pipeline mode again. */
  boolean receive() {
    Request current = request;
    Copy data = copy;
    if (current == null || data == null) {
      throw new IllegalStateException("no COPY is under way");
    }
    while (phase != Phase.IN && (phase != Phase.OUT || takeRows(data))) {
      if (Libpq.isBusy(conn) != 0) {
        return false;
      }
      long result = Libpq.getResult(conn);
      if (result != 0) {
        take(result, current.answer(), data);
      } else if (Libpq.status(conn) != Libpq.CONNECTION_OK) {
        return false;
      } else if (following == null || current.answer().hasRun()) {
        return resumePipeline();
      } else {
        follow(following);
      }
    }
    return false;
  }

  private void follow(MemorySegment sql) {
    following = null;
    unreadError.reset();
    if (Libpq.sendQuery(conn, sql) != 1) {
      throw new IllegalStateException("libpq cannot send a COPY");
    }
  }

  private void take(long result, Answer answer, Copy data) {
    switch (Libpq.resultStatus(result)) {
      case Libpq.COPY_IN -> begins(result, Phase.IN, Copy.Direction.IN, data);
      case Libpq.COPY_OUT -> begins(result, Phase.OUT, Copy.Direction.OUT, data);
      default -> {
        answer.take(result);
        var _ = answer.next();
      }
    }
  }

  private void begins(long result, Phase begun, Copy.Direction direction, Copy data) {
    Libpq.clear(result);
    if (direction != data.direction()) {
      throw new IllegalStateException("the server copies in the wrong direction");
    }
    phase = begun;
    data.begins();
  }

  /** Takes rows that have come; false if there will be more later, true after the last. */
  private boolean takeRows(Copy data) {
    while (!data.isHalted()) {
      int length = Libpq.getCopyData(conn, row, 1);
      if (length <= 0) {
        halted = false;
        data.handOver();
        if (length < 0) { // the end, or an error that comes with the result
          phase = Phase.ENDING;
        }
        return length < 0;
      }
      long address = row.get(JAVA_LONG, 0);
      data.received(address, length);
      Libpq.freeMemory(address);
    }
    halted = true;
    return false;
  }

  private boolean resumePipeline() {
    phase = Phase.NONE;
    following = null;
    unreadError.reset();
    block = null;
    handed = 0;
    request = null;
    copy = null;
    if (Libpq.enterPipelineMode(conn) != 1) {
      throw new IllegalStateException("libpq cannot go back to pipeline mode");
    }
    return true;
  }
}

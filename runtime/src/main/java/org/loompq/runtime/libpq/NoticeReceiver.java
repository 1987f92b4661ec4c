package org.loompq.runtime.libpq;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.loompq.error.ServerError;

/**
 * Has libpq call into Java for each notice of a connection: only so are its fields to be had. It
 * calls from within {@code PQconsumeInput}, {@code PQisBusy} and {@code PQgetResult}, none of which
 * may be bound as critical. One C function serves all connections, for results also outlive them.
 *
 * <p>A stack that overflows on the way into {@link #receive} would end the virtual machine, as
 * nobody catches that. So whoever calls these functions calls {@link #ensureStack} first, which
 * overflows in his place where there is not enough left.
 */
public final class NoticeReceiver implements AutoCloseable {

  private static final ConcurrentMap<Long, Consumer<ServerError>> RECEIVERS =
      new ConcurrentHashMap<>();
  private static final AtomicLong IDS = new AtomicLong();
  private static final MemorySegment STUB = stub();

  /** Of a few dozen bytes each: several times what libpq and the way back into Java take. */
  private static final int FRAMES = 512;

  private final long id = IDS.incrementAndGet();

  /**
   * Sets the receiver of a connection's notices.
   *
   * @param conn a {@code PGconn *}
   * @param receiver called by the thread that works on the connection, from within libpq: it must
   *     neither block nor touch the connection
   */
  public NoticeReceiver(long conn, Consumer<ServerError> receiver) {
    RECEIVERS.put(id, receiver);
    Libpq.setNoticeReceiver(conn, STUB, id);
  }

  /**
   * Makes sure that libpq can call into Java from here, and from a few calls further down.
   *
   * @throws StackOverflowError if there is not enough left of the stack
   */
  public static void ensureStack() {
    if (descend(FRAMES) != FRAMES) {
      throw new AssertionError();
    }
  }

  private static int descend(int frames) {
    return frames == 0 ? 0 : descend(frames - 1) + 1;
  }

  /** Forgets the receiver; what still comes is dropped. */
  @Override
  public void close() {
    RECEIVERS.remove(id);
  }

  /**
   * Called by libpq: {@code typedef void (*PQnoticeReceiver) (void *arg, const PGresult *res)}.
   * Whatever is thrown here would end the virtual machine.
   */
  @SuppressWarnings({"unused", "CatchingUnchecked"}) // by its name; see stub()
  private static void receive(long id, long result) {
    try {
      Consumer<ServerError> receiver = RECEIVERS.get(id);
      if (receiver != null) {
        receiver.accept(ServerErrors.read(result));
      }
    } catch (Throwable _) {
      // The notice is lost: there is no memory, or no room on the stack.
    }
  }

  private static MemorySegment stub() {
    try {
      MethodType type = MethodType.methodType(void.class, long.class, long.class);
      return Downcall.upcall(
          MethodHandles.lookup().findStatic(NoticeReceiver.class, "receive", type),
          JAVA_LONG,
          JAVA_LONG);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }
}

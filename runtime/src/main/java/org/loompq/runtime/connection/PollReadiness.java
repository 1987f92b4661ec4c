package org.loompq.runtime.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Readiness by poll(2), for systems without epoll: one platform thread waits for all sockets that
 * somebody waits for, and for a pipe through which it is told of new ones.
 */
final class PollReadiness implements Readiness {

  private static final Logger LOGGER = System.getLogger("org.loompq.connection");

  private final Poll.Pipe pipe = Poll.Pipe.open();
  private final MemorySegment oneByte = Arena.ofAuto().allocate(1);

  /** Armed by the callers, taken by the poller. */
  private final Queue<PollRegistration> armed = new ConcurrentLinkedQueue<>();

  /** Whether a byte is in the pipe, or about to be. */
  private final AtomicBoolean told = new AtomicBoolean();

  private final Thread poller;
  private volatile boolean closed;

  PollReadiness(String name) {
    this.poller = Thread.ofPlatform().daemon().name(name).start(this::poll);
  }

  @Override
  public Registration register(int fd, Connection connection) {
    return new PollRegistration(this, fd, connection);
  }

  void arm(PollRegistration registration) {
    if (closed) {
      throw new IllegalStateException("the poller of this connection has ended");
    }
    armed.add(registration);
    tell();
  }

  /** Has the poller look at the registrations again. */
  void tell() {
    if (told.compareAndSet(false, true)) {
      pipe.write(oneByte);
    }
  }

  @Override
  public void close() {
    closed = true;
    tell();
    Joining.join(poller);
    pipe.close();
  }

  private void poll() {
    List<PollRegistration> watched = new ArrayList<>();
    try {
      pollUntilClosed(watched);
    } catch (RuntimeException | Error failed) {
      LOGGER.log(Level.ERROR, "the poller has failed; its connections are given up", failed);
      closed = true; // and then nobody is armed who would not be seen here
      takeArmed(watched);
      watched.forEach(each -> each.connection().pollerFailed(failed));
    }
  }

  private void pollUntilClosed(List<PollRegistration> watched) {
    MemorySegment drained = Arena.ofAuto().allocate(16);
    while (!closed) {
      takeArmed(watched);
      Poll.Entries entries = entries(watched);
      Poll.await(entries, watched.size() + 1);
      if (entries.happened(0)) {
        pipe.drain(drained);
        told.set(false);
      }
      tellThoseReady(watched, entries);
    }
  }

  private void takeArmed(List<PollRegistration> watched) {
    watched.removeIf(PollRegistration::isClosed);
    for (PollRegistration next = armed.poll(); next != null; next = armed.poll()) {
      if (!watched.contains(next) && !next.isClosed()) {
        watched.add(next);
      }
    }
  }

  /** Entry 0 is the pipe's, the others those of the watched sockets in order. */
  private Poll.Entries entries(List<PollRegistration> watched) {
    Poll.Entries entries = new Poll.Entries(watched.size() + 1);
    entries.set(0, pipe.readEnd(), Poll.POLLIN);
    for (int i = 0; i < watched.size(); i++) {
      entries.set(i + 1, watched.get(i).fd(), watched.get(i).events());
    }
    return entries;
  }

  private static void tellThoseReady(List<PollRegistration> watched, Poll.Entries entries) {
    for (int i = watched.size() - 1; i >= 0; i--) {
      if (entries.happened(i + 1)) {
        watched.remove(i).connection().ready();
      }
    }
  }
}

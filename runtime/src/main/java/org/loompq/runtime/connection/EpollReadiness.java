package org.loompq.runtime.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An epoll instance, polled by a virtual thread for as long as there are events. When there are
 * none it lets the {@link EpollMaster} watch the instance itself, and parks. So waking a caller
 * stays within the virtual threads' scheduler, where it is cheap, and an idle client costs nothing.
 *
 * <p>Descriptors are watched for one event at a time. They are armed by the callers and never
 * disarmed; what an event carries is a slot and its generation, because descriptors are reused.
 */
final class EpollReadiness implements Readiness {

  private static final Logger LOGGER = System.getLogger("org.loompq.connection");
  private static final int EVENTS_PER_POLL = 256;

  private final EpollMaster master;
  private final int epoll = Epoll.create();
  private final Epoll.Buffer events = new Epoll.Buffer(EVENTS_PER_POLL);

  /** For the poller's calls to the master. */
  private final Epoll.Buffer masterBuffer = new Epoll.Buffer(1);

  private final Thread poller;

  /** Guards registering and closing; the poller reads {@code slots} without it. */
  private final ReentrantLock slotLock = new ReentrantLock();

  /** Copied on every write. */
  private volatile @Nullable EpollRegistration[] slots = new @Nullable EpollRegistration[8];

  private int generations;

  /** Set by the master, reset by the poller before it asks the master to watch. */
  private volatile boolean woken;

  /** Whether the poller goes round, so that what is deferred is soon done. */
  private volatile boolean awake;

  private volatile @Nullable Throwable masterFailure;

  private final Queue<Connection> deferred = new ConcurrentLinkedQueue<>();

  private volatile boolean closed;

  EpollReadiness(EpollMaster master, String name) {
    this.master = master;
    master.add(this);
    this.poller = Thread.ofVirtual().name(name).start(this::poll);
  }

  int epoll() {
    return epoll;
  }

  Epoll.Buffer masterBuffer() {
    return masterBuffer;
  }

  @Override
  public Registration register(int fd, Connection connection) {
    slotLock.lock();
    try {
      @Nullable EpollRegistration[] copy = slots.clone();
      int slot = Arrays.asList(copy).indexOf(null);
      if (slot < 0) {
        slot = copy.length;
        copy = Arrays.copyOf(copy, slot * 2);
      }
      EpollRegistration registration =
          new EpollRegistration(this, fd, connection, slot, generations++);
      copy[slot] = registration;
      slots = copy;
      return registration;
    } finally {
      slotLock.unlock();
    }
  }

  void unregister(EpollRegistration registration) {
    slotLock.lock();
    try {
      @Nullable EpollRegistration[] copy = slots.clone();
      copy[registration.slot()] = null;
      slots = copy;
    } finally {
      slotLock.unlock();
    }
  }

  /**
   * Resumes a connection on the next round.
   *
   * @return false if there may be none; then it may be resumed all the same
   */
  boolean defer(Connection connection) {
    if (!awake) {
      return false;
    }
    deferred.add(connection);
    return awake; // read again: the poller looks at the queue once more after it has reset this
  }

  /** Whether the poller goes round. */
  boolean isAwake() {
    return awake;
  }

  /** Called by the master's thread: it ends, and would wake nobody any more. */
  void masterFailed(Throwable failure) {
    masterFailure = failure;
    wake();
  }

  /** Called by the master's thread: there are events. */
  void wake() {
    woken = true;
    LockSupport.unpark(poller);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(poller);
    Joining.join(poller); // it must not ask the master to watch once the master has gone
  }

  boolean isClosed() {
    return closed;
  }

  private void poll() {
    try {
      pollUntilClosed();
    } catch (RuntimeException | Error failed) {
      LOGGER.log(Level.ERROR, "a poller has failed; its connections are given up", failed);
      closed = true;
      awake = false;
      giveUp(failed);
    } finally {
      master.remove(this);
      Epoll.close(epoll);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // the callers just woken run before the next poll
  private void pollUntilClosed() {
    while (!closed) {
      Epoll.offerProcessor(); // the more has arrived by the next poll
      int count = Epoll.await(epoll, events, 0);
      for (int i = 0; i < count; i++) {
        dispatch(events.data(i));
      }
      if (count > 0 || !deferred.isEmpty()) {
        Thread.yield();
        resumeDeferred();
      } else {
        awake = false;
        if (!resumeDeferred()) {
          parkUntilWoken();
        }
        awake = true;
      }
    }
    awake = false;
    resumeDeferred();
  }

  private boolean resumeDeferred() {
    boolean any = false;
    for (Connection next = deferred.poll(); next != null; next = deferred.poll()) {
      next.resume();
      any = true;
    }
    return any;
  }

  /** Nobody may wait for an event that nobody would see. */
  private void giveUp(Throwable failure) {
    resumeDeferred();
    for (EpollRegistration registration : slots) {
      if (registration != null) {
        registration.connection().pollerFailed(failure);
      }
    }
  }

  private void parkUntilWoken() {
    woken = false;
    master.watch(this);
    while (!woken && !closed) {
      LockSupport.park(this);
    }
    Throwable failure = masterFailure;
    if (failure != null) {
      throw new IllegalStateException("the thread that watches all pollers has failed", failure);
    }
  }

  private void dispatch(long data) {
    @Nullable EpollRegistration[] current = slots;
    int slot = (int) data;
    EpollRegistration registration = slot < current.length ? current[slot] : null;
    if (registration != null && registration.generation() == (int) (data >>> 32)) {
      registration.connection().ready();
    }
  }
}

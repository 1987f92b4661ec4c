package org.loompq.runtime.connection;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The one platform thread that blocks while a client is idle: it waits for any of the epoll
 * instances to have events, and wakes the virtual thread that polls it. An epoll descriptor is
 * itself readable while events are pending (epoll(7)), so none is missed between the last poll and
 * the call to {@link #watch}.
 */
final class EpollMaster implements AutoCloseable {

  private static final int EVENTS_PER_POLL = 64;

  private final int epoll = Epoll.create();
  private final int stop = Epoll.eventFd();
  private final ConcurrentMap<Integer, EpollReadiness> byDescriptor = new ConcurrentHashMap<>();
  private final Thread poller;
  private volatile boolean closed;

  EpollMaster() {
    Epoll.add(epoll, stop, Epoll.EPOLLIN, stop, new Epoll.Buffer(1));
    this.poller = Thread.ofPlatform().daemon().name("loompq-poller").start(this::poll);
  }

  void add(EpollReadiness readiness) {
    byDescriptor.put(readiness.epoll(), readiness);
    Epoll.add(epoll, readiness.epoll(), Epoll.EPOLLONESHOT, readiness.epoll(), new Epoll.Buffer(1));
  }

  void remove(EpollReadiness readiness) {
    byDescriptor.remove(readiness.epoll());
  }

  /** Wakes the instance's poller at its next event, once. Called by that poller. */
  void watch(EpollReadiness readiness) {
    Epoll.modify(
        epoll,
        readiness.epoll(),
        Epoll.EPOLLIN | Epoll.EPOLLONESHOT,
        readiness.epoll(),
        readiness.masterBuffer());
  }

  /** Ends the thread. The instances must have been closed. */
  @Override
  public void close() {
    closed = true;
    Epoll.signal(stop);
    Joining.join(poller);
    Epoll.close(stop);
    Epoll.close(epoll);
  }

  private void poll() {
    try {
      pollUntilClosed();
    } catch (RuntimeException | Error failed) {
      byDescriptor.values().forEach(each -> each.masterFailed(failed));
      throw failed;
    }
  }

  private void pollUntilClosed() {
    Epoll.Buffer events = new Epoll.Buffer(EVENTS_PER_POLL);
    while (!closed) {
      int count = Epoll.await(epoll, events, -1);
      for (int i = 0; i < count; i++) {
        EpollReadiness readiness = byDescriptor.get((int) events.data(i));
        if (readiness != null) {
          readiness.wake();
        }
      }
    }
  }
}

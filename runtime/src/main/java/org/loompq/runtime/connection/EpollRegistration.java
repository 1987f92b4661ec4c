package org.loompq.runtime.connection;

/** A socket in an {@link EpollReadiness}. */
final class EpollRegistration implements Registration {

  private final EpollReadiness readiness;
  private final Connection connection;
  private final int fd;
  private final int slot;
  private final int generation;
  private final Epoll.Buffer buffer = new Epoll.Buffer(1);

  EpollRegistration(
      EpollReadiness readiness, int fd, Connection connection, int slot, int generation) {
    this.readiness = readiness;
    this.connection = connection;
    this.fd = fd;
    this.slot = slot;
    this.generation = generation;
    // Disabled until it is armed: a one-shot descriptor with no event bits reports errors only.
    Epoll.add(readiness.epoll(), fd, Epoll.EPOLLONESHOT, data(), buffer);
  }

  int slot() {
    return slot;
  }

  int generation() {
    return generation;
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void arm(int interest) {
    if (readiness.isClosed()) {
      throw new IllegalStateException("the poller of this connection has ended");
    }
    int events = Epoll.EPOLLONESHOT | Epoll.EPOLLRDHUP;
    if ((interest & Readiness.READ) != 0) {
      events |= Epoll.EPOLLIN;
    }
    if ((interest & Readiness.WRITE) != 0) {
      events |= Epoll.EPOLLOUT;
    }
    Epoll.modify(readiness.epoll(), fd, events, data(), buffer);
  }

  @Override
  public boolean defer() {
    return readiness.defer(connection);
  }

  @Override
  public boolean isAwake() {
    return readiness.isAwake();
  }

  /**
   * Forgets the slot. The kernel forgets the descriptor when it is closed; removing it here could
   * hit another socket, if libpq has closed this one already and its number was given away.
   */
  @Override
  public void close() {
    readiness.unregister(this);
  }

  private long data() {
    return (long) generation << 32 | slot;
  }
}

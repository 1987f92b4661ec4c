package org.loompq.runtime.connection;

/** A socket in a {@link PollReadiness}. */
final class PollRegistration implements Registration {

  private final PollReadiness readiness;
  private final Connection connection;
  private final int fd;
  private volatile int events;
  private volatile boolean closed;

  PollRegistration(PollReadiness readiness, int fd, Connection connection) {
    this.readiness = readiness;
    this.connection = connection;
    this.fd = fd;
  }

  int fd() {
    return fd;
  }

  int events() {
    return events;
  }

  boolean isClosed() {
    return closed;
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void arm(int interest) {
    int wanted = 0;
    if ((interest & Readiness.READ) != 0) {
      wanted |= Poll.POLLIN;
    }
    if ((interest & Readiness.WRITE) != 0) {
      wanted |= Poll.POLLOUT;
    }
    events = wanted;
    readiness.arm(this);
  }

  /** Its poller is a thread of its own, which would only be late. */
  @Override
  public boolean defer() {
    return false;
  }

  /** It sleeps in poll(2). */
  @Override
  public boolean isAwake() {
    return false;
  }

  @Override
  public void close() {
    closed = true;
    readiness.tell();
  }
}

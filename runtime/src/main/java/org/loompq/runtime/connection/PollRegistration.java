package org.loompq.runtime.connection;

/** A socket in a {@link PollReadiness}. */
final class PollRegistration extends Registration {

  private final PollReadiness readiness;
  private final int fd;
  private volatile int events;
  private volatile boolean closed;

  PollRegistration(PollReadiness readiness, int fd) {
    this.readiness = readiness;
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

  @Override
  void arm(int interest) {
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

  @Override
  public void close() {
    closed = true;
    readiness.tell();
  }
}

package org.loompq.runtime.connection;

/** Tells connections when their sockets can be read or written. */
public interface Readiness extends AutoCloseable {

  /** Bit of an interest: data has arrived, or the peer has gone. */
  int READ = 1;

  /** Bit of an interest: there is room to send. */
  int WRITE = 2;

  /** Begins to watch a socket, which must stay open until the registration is closed. */
  Registration register(int fd, Connection connection);

  /** Stops watching all sockets. Nobody may be waiting. */
  @Override
  void close();
}

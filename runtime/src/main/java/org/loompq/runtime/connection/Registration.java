package org.loompq.runtime.connection;

/** A socket that is being watched. For the worker of its connection. */
interface Registration extends AutoCloseable {

  /** Of a connection that is not watched yet. */
  Registration NONE =
      new Registration() {
        @Override
        public void arm(int interest) {}

        @Override
        public boolean defer() {
          return false;
        }

        @Override
        public boolean isAwake() {
          return false;
        }

        @Override
        public void close() {}
      };

  /**
   * Has the next event of this kind call {@link Connection#ready}, once.
   *
   * @param interest {@link Readiness#READ}, {@link Readiness#WRITE} or both
   */
  void arm(int interest);

  /**
   * Has the poller call {@link Connection#resume} soon, if it is awake: after those callers whom it
   * has just woken have run, so that what they send leaves together.
   *
   * @return false if the poller is not awake, or may have fallen asleep meanwhile
   */
  boolean defer();

  /** Whether the poller goes round, since something has happened lately that it had to tell. */
  boolean isAwake();

  /** Ends the watching, before the socket is closed. */
  @Override
  void close();
}

package org.loompq.runtime.connection;

import java.time.Duration;
import org.loompq.DatabaseConfig;

/** A connection without a pool: nobody inspects it, or has its callers leave. */
final class OpenedConnection implements AutoCloseable {

  private final Pollers pollers = Pollers.create();
  private final Readiness readiness = pollers.readiness(0);
  private final Connector connector;
  private final Connection connection;

  OpenedConnection(DatabaseConfig config, Connection.Observer observer) {
    connector = new Connector(ConnectionSettings.of(config));
    connection = connector.connect().join();
    connection.attach(readiness, observer);
  }

  Connection connection() {
    return connection;
  }

  /** Waits for the answer. */
  Execution execute(String sql) {
    return await(submit(sql));
  }

  /** Sends a statement, whose answer the same thread is to {@link #await}. */
  Request submit(String sql) {
    Request request = new Request(new BoundValues());
    request.begin(new SqlText("", sql), Deadline.NONE);
    request.queue();
    connection.submit(request);
    return request;
  }

  static Execution await(Request request) {
    request.await(Duration.ZERO);
    return request.execution();
  }

  @Override
  public void close() {
    connector.close(connection).join();
    readiness.close();
    pollers.close();
  }

  /** One who wants to know nothing. */
  static class Ignoring implements Connection.Observer {
    @Override
    public void ended() {}

    @Override
    public void progressed() {}

    @Override
    public void broke() {}

    @Override
    public void deadline(long when) {}
  }
}

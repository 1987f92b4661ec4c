package org.loompq.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loompq.DatabaseConfig;
import org.loompq.runtime.TestServer;

/** A connection without its pool, whose refusals do not stand before it. */
class ConnectionTest {

  @ParameterizedTest
  @CsvSource({
    "BEGIN, opened a transaction",
    "COPY (SELECT 1) TO STDOUT, COPY cannot run",
    "COPY pg_catalog.pg_class FROM STDIN, COPY cannot run"
  })
  void isUsedNoMoreAfterAStatementThatLeavesItOccupied(String sql, String message) {
    try (Opened opened = new Opened()) {
      assertThatThrownBy(() -> opened.execute(sql))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(message);
      assertThat(opened.connection.isUsable()).isFalse();
    }
  }

  @Test
  void isUsedAgainAfterAStatementThatFails() {
    try (Opened opened = new Opened()) {
      assertThatThrownBy(() -> opened.execute("SELECT 1 / 0")).hasMessageContaining("zero");
      assertThat(opened.connection.isUsable()).isTrue();
      opened.execute("SELECT 1").result().close();
    }
  }

  private static final class Opened implements AutoCloseable {
    private final Pollers pollers = Pollers.create();
    private final Readiness readiness = pollers.readiness(0);
    private final Connector connector;
    private final Connection connection;

    Opened() {
      DatabaseConfig config = TestServer.config().build();
      connector = new Connector(ConnectionSettings.of(config));
      connection = connector.connect().join();
      connection.attach(readiness, new Ignoring());
    }

    Execution execute(String sql) {
      Request request = new Request(new BoundValues());
      request.begin(new SqlText("", sql), Deadline.NONE);
      request.queue();
      connection.submit(request);
      request.await(Duration.ZERO);
      return request.execution();
    }

    @Override
    public void close() {
      connector.close(connection).join();
      readiness.close();
      pollers.close();
    }
  }

  private static final class Ignoring implements Connection.Observer {
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

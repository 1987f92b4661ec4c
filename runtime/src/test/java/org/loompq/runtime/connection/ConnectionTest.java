package org.loompq.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loompq.runtime.TestServer;

/** A connection without its pool, whose refusals do not stand before it. */
class ConnectionTest {

  private static OpenedConnection open(Connection.Observer observer) {
    return new OpenedConnection(TestServer.config().build(), observer);
  }

  @ParameterizedTest
  @CsvSource({
    "BEGIN, opened a transaction",
    "COPY (SELECT 1) TO STDOUT, COPY cannot run",
    "COPY pg_catalog.pg_class FROM STDIN, COPY cannot run"
  })
  void isUsedNoMoreAfterAStatementThatLeavesItOccupied(String sql, String message) {
    try (OpenedConnection opened = open(new OpenedConnection.Ignoring())) {
      assertThatThrownBy(() -> opened.execute(sql))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(message);
      assertThat(opened.connection().isUsable()).isFalse();
    }
  }

  @Test
  void isUsedAgainAfterAStatementThatFails() {
    try (OpenedConnection opened = open(new OpenedConnection.Ignoring())) {
      assertThatThrownBy(() -> opened.execute("SELECT 1 / 0")).hasMessageContaining("zero");
      assertThat(opened.connection().isUsable()).isTrue();
      opened.execute("SELECT 1").result().close();
    }
  }
}

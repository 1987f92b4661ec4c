package org.loompq.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.loompq.runtime.TestServer;
import org.loompq.runtime.libpq.ResultHandle;

/**
 * When the worker is told to go on. He adds while the reader looks; so whether he has stopped is
 * known only by what the reader takes.
 */
class ChunksTest {

  private static final int ENOUGH = 100;

  private final Chunks chunks = new Chunks(ENOUGH);

  private static void add(Chunks to, int... chunks) {
    try (OpenedConnection opened =
        new OpenedConnection(TestServer.config().build(), new OpenedConnection.Ignoring())) {
      for (int rows : chunks) {
        to.add(opened.execute("SELECT generate_series(1, " + rows + ")").result());
      }
    }
  }

  private boolean takingMakesRoom() {
    try (ResultHandle taken = chunks.poll()) {
      assertThat(taken).isNotNull();
      return chunks.hasMadeRoom();
    }
  }

  @Test
  void makesRoomByTakingWhatCameAfterTheReaderHasLooked() {
    chunks.readHere();
    assertThat(chunks.areEnough()).isFalse();
    add(chunks, ENOUGH); // and the worker stops
    assertThat(takingMakesRoom()).isTrue();
    assertThat(chunks.areEnough()).isFalse();
  }

  @Test
  void makesRoomOnceOnly() {
    add(chunks, 60, 60, 60, 10);
    assertThat(takingMakesRoom()).isFalse(); // 130 rows are left
    assertThat(takingMakesRoom()).isTrue();
    assertThat(takingMakesRoom()).isFalse();
    assertThat(takingMakesRoom()).isFalse();
  }

  @Test
  void makesNoRoomWhereThereWasSome() {
    add(chunks, ENOUGH - 1);
    assertThat(takingMakesRoom()).isFalse();
  }
}

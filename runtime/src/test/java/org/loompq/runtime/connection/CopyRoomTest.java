package org.loompq.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.loompq.runtime.codec.BinaryWriter;

/**
 * When the worker of a COPY to us is told to go on. He adds while the reader looks; so whether he
 * has stopped is known only by what the reader takes.
 */
class CopyRoomTest {

  private static final int MOST_BLOCKS = 8;

  /** So large that it fills a block. */
  private static final MemorySegment ROW = Arena.global().allocate(64 * 1024);

  private final Copy copy = new Copy(Copy.Direction.OUT);

  private void receive(int blocks) {
    for (int i = 0; i < blocks; i++) {
      copy.received(ROW.address(), (int) ROW.byteSize());
    }
  }

  private boolean takingMakesRoom() {
    BinaryWriter taken = copy.received();
    assertThat(taken).isNotNull();
    copy.emptied(taken);
    return copy.hasMadeRoom();
  }

  @Test
  void makesRoomByTakingWhatCameAfterTheReaderHasLooked() {
    receive(MOST_BLOCKS - 1);
    copy.ownedHere();
    assertThat(copy.isHalted()).isFalse();
    receive(1); // and the worker stops
    assertThat(copy.isHalted()).isTrue();
    assertThat(takingMakesRoom()).isTrue();
    assertThat(copy.isHalted()).isFalse();
  }

  @Test
  void makesRoomOnceOnly() {
    receive(MOST_BLOCKS);
    assertThat(takingMakesRoom()).isTrue();
    for (int left = MOST_BLOCKS - 1; left > 0; left--) {
      assertThat(takingMakesRoom()).isFalse();
    }
    receive(MOST_BLOCKS);
    assertThat(takingMakesRoom()).isTrue();
  }

  @Test
  void makesNoRoomWhereThereWasSome() {
    receive(MOST_BLOCKS - 1);
    assertThat(takingMakesRoom()).isFalse();
  }
}

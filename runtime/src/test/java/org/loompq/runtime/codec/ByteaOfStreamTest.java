package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;

class ByteaOfStreamTest {

  private static final int LARGEST = 100_000;

  private final BinaryWriter out = new BinaryWriter();

  private void encode(InputStream source) {
    new ByteaOfStream(LARGEST).encode(out, source);
  }

  @Test
  void takesWhatIsAsLargeAsItMayBe() {
    out.putInt(0); // another value before it
    encode(new ByteArrayInputStream(new byte[LARGEST]));

    assertThat(out.position()).isEqualTo(LARGEST + 4);
  }

  @Test
  void makesRoomForWhatTheStreamAnnounces() {
    encode(new ByteArrayInputStream(new byte[LARGEST]));

    assertThat(out.memory().byteSize()).isEqualTo(LARGEST);
  }

  @Test
  void refusesMoreThanCanBeSentWhenItComes() {
    InputStream first = new ByteArrayInputStream(new byte[LARGEST]);
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }
        };

    assertThatThrownBy(() -> encode(new SequenceInputStream(first, endless)))
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith("a value of type bytea can have 100000 bytes at most");
    assertThat(out.position()).isLessThanOrEqualTo(LARGEST);
  }
}

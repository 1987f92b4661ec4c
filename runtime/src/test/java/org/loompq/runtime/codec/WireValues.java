package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/**
 * The values of a codec as the server has them, in memory that ends where they do, so that reading
 * beyond throws.
 *
 * @param codec the codec
 * @param type the type of the values
 */
record WireValues<T>(Codec<T> codec, PgType type) {

  /** Those of the type that parameters have. */
  static <T> WireValues<T> of(Codec<T> codec) {
    return new WireValues<>(codec, BuiltInTypes.get(codec.parameterOid()));
  }

  byte[] written(T value) {
    BinaryWriter out = new BinaryWriter();
    codec.encode(out, value, type);
    byte[] bytes = out.memory().asSlice(0, out.position()).toArray(ValueLayout.JAVA_BYTE);
    if (type.oid() == codec.parameterOid()) {
      BinaryWriter parameter = new BinaryWriter();
      codec.encode(parameter, value);
      assertThat(parameter.memory().asSlice(0, parameter.position()).toArray(ValueLayout.JAVA_BYTE))
          .isEqualTo(bytes);
    }
    return bytes;
  }

  String hex(T value) {
    return HexFormat.of().formatHex(written(value));
  }

  T read(byte[] bytes) {
    return codec.decode(MemorySegment.ofArray(bytes), 0, bytes.length, type);
  }

  T readHex(String hex) {
    return read(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  /** Writes a value and reads it, also from the middle of some memory. */
  void checkRoundTrip(T value) {
    assertThat(codec.reads(type)).isTrue();
    assertThat(codec.writes(type)).isTrue();
    byte[] bytes = written(value);
    assertThat(read(bytes)).isEqualTo(value);
    byte[] around = new byte[bytes.length + 8];
    Arrays.fill(around, (byte) 0x7b);
    System.arraycopy(bytes, 0, around, 3, bytes.length);
    assertThat(codec.decode(MemorySegment.ofArray(around), 3, bytes.length, type)).isEqualTo(value);
  }

  /** Reads bytes that are almost a value: each is a value, or refused with a reason. */
  void checkMutations(T value, Random random) {
    byte[] valid = written(value);
    for (int i = 0; i < 100; i++) {
      byte[] bytes = mutated(valid, random);
      try {
        T read = read(bytes);
        assertThat(read).isEqualTo(read(bytes));
        assertThat(read.toString()).isNotNull();
      } catch (CodecException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
    for (int length : new int[] {-1, Integer.MIN_VALUE}) {
      try {
        codec.decode(MemorySegment.ofArray(new byte[64]), 0, length, type);
        throw new AssertionError("read a value of length " + length);
      } catch (CodecException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  private static byte[] mutated(byte[] valid, Random random) {
    int length = random.nextInt(3) == 0 ? random.nextInt(valid.length + 8) : valid.length;
    byte[] bytes = Arrays.copyOf(valid, length);
    for (int i = random.nextInt(4); i > 0 && length > 0; i--) {
      int at = random.nextInt(random.nextBoolean() ? Math.min(length, 8) : length);
      bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(5) : random.nextInt());
    }
    return bytes;
  }
}

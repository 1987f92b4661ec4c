package org.loompq.runtime.types;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.type.BitString;

/** Bytes, bits and UUIDs. */
final class BitTypes {

  private static final int BITS = 12;

  private static final Values<byte[]> BYTES =
      Values.of(BitTypes::bytes, new byte[0], new byte[] {0, -1, 127, -128});

  private static final Values<BitString> BIT_STRINGS =
      Values.of(
          random -> bits(random, random.nextInt(70)),
          BitString.parse(""),
          BitString.parse("0"),
          BitString.parse("100000000"));

  private static final Values<BitString> TWELVE =
      Values.of(
          random -> bits(random, BITS),
          BitString.parse("0".repeat(BITS)),
          BitString.parse("1".repeat(BITS)));

  private BitTypes() {}

  static Family family() {
    SqlType bytea = SqlType.of("bytea");
    SqlType bit = SqlType.of("bit(n)", "bit(" + BITS + ")", "bit");
    SqlType varbit = SqlType.of("varbit");
    return new Family(
        "Bytes and bits",
        List.of(
            Mapping.of(bytea, Codecs.BYTES, BYTES, BitTypes::hex),
            Mapping.of(bytea, Codecs.BYTE_BUFFER, BYTES.map(ByteBuffer::wrap), BitTypes::hex)
                .note("what is read is a copy, read-only"),
            Mapping.of(bytea, streams(), BYTES, BitTypes::hex).named("InputStream").only(Way.TO),
            Mapping.of(bytea, segments(), BYTES, BitTypes::hex).named("MemorySegment").only(Way.TO),
            Mapping.of(
                SqlType.of("uuid"),
                Codecs.UUID,
                Values.of(
                    random -> new UUID(random.nextLong(), random.nextLong()),
                    new UUID(0, 0),
                    new UUID(-1, -1)),
                UUID::toString),
            Mapping.of(bit, Codecs.BIT_STRING, TWELVE, BitString::toString),
            Mapping.of(
                    bit, Codecs.BIT_SET, TWELVE.map(BitTypes::withLast), value -> text(value, BITS))
                .note(
                    "as long as its highest bit says: `bit(n)` takes it if that is bit n - 1,"
                        + " or by a cast"),
            Mapping.of(varbit, Codecs.BIT_STRING, BIT_STRINGS, BitString::toString),
            Mapping.of(
                    varbit,
                    Codecs.BIT_SET,
                    BIT_STRINGS.map(BitString::toBitSet),
                    value -> text(value, value.length()))
                .note("without the zeros after the highest bit")));
  }

  /** As the streams that hold these bytes: one can be read once. */
  private static Codec<byte[]> streams() {
    Codec<InputStream> held = Codecs.INPUT_STREAM;
    return Codecs.wrapped(held.javaName(), held, BitTypes::neverRead, ByteArrayInputStream::new);
  }

  private static Codec<byte[]> segments() {
    Codec<MemorySegment> held = Codecs.MEMORY_SEGMENT;
    return Codecs.wrapped(held.javaName(), held, BitTypes::neverRead, MemorySegment::ofArray);
  }

  private static byte[] neverRead(Object value) {
    throw new AssertionError("read: " + value);
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(50)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String hex(byte[] bytes) {
    return "\\x" + HexFormat.of().formatHex(bytes);
  }

  private static String hex(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return hex(bytes);
  }

  private static BitString bits(Random random, int length) {
    BitSet bits = new BitSet();
    for (int i = 0; i < length; i++) {
      bits.set(i, random.nextBoolean());
    }
    return BitString.of(bits, length);
  }

  private static BitSet withLast(BitString bits) {
    BitSet set = bits.toBitSet();
    set.set(BITS - 1);
    return set;
  }

  private static String text(BitSet bits, int length) {
    return BitString.of(bits, length).toString();
  }
}

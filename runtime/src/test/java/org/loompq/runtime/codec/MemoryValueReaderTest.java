package org.loompq.runtime.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.loompq.TypeCodec;
import org.loompq.ValueReader;
import org.loompq.ValueWriter;
import org.loompq.error.MappingException;

/** What codecs of applications get to see of a value. */
class MemoryValueReaderTest {

  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());

  /** A value of an application. */
  private record Blob(byte b, short s, int i, long l, float f, double d, String t) {}

  private static final List<Consumer<ValueReader>> READS =
      List.of(
          ValueReader::readByte,
          ValueReader::readShort,
          ValueReader::readInt,
          ValueReader::readLong,
          ValueReader::readFloat,
          ValueReader::readDouble,
          in -> in.readBytes(3),
          in -> in.readText(2),
          in -> in.skip(5),
          ValueReader::remaining);

  /** Carries it, and lets a test have the reader and the writer. */
  private static final class BlobCodec implements TypeCodec<Blob> {

    private final List<ValueReader> readers = new ArrayList<>();
    private final List<ValueWriter> writers = new ArrayList<>();

    @Override
    public Class<Blob> javaType() {
      return Blob.class;
    }

    @Override
    public String typeName() {
      return "blob";
    }

    @Override
    public void write(Blob value, ValueWriter out) {
      writers.add(out);
      out.writeByte(value.b());
      out.writeShort(value.s());
      out.writeInt(value.i());
      out.writeLong(value.l());
      out.writeFloat(value.f());
      out.writeDouble(value.d());
      byte[] text = value.t().getBytes(UTF_8);
      out.writeInt(text.length);
      out.writeBytes(text);
      out.writeText(value.t());
    }

    @Override
    public Blob read(ValueReader in) {
      readers.add(in);
      byte b = in.readByte();
      short s = in.readShort();
      int i = in.readInt();
      long l = in.readLong();
      float f = in.readFloat();
      double d = in.readDouble();
      String text = in.readText(in.readInt());
      in.skip(in.remaining());
      return new Blob(b, s, i, l, f, d, text);
    }
  }

  private final BlobCodec blobs = new BlobCodec();
  private final PgType type =
      new PgType(16_400, "blob", Format.OTHER, null, List.of())
          .with(List.of(RegisteredCodec.of(blobs)));
  private final Codec<Blob> codec = Codecs.custom(Blob.class);

  private static Blob random(Random random) {
    return new Blob(
        (byte) random.nextInt(),
        (short) random.nextInt(),
        random.nextInt(),
        random.nextLong(),
        random.nextFloat(),
        random.nextDouble(),
        "\u20ac".repeat(random.nextInt(5)));
  }

  @Test
  void readsWhatWasWrittenInNetworkByteOrder() {
    Random random = new Random(SEED);
    for (int i = 0; i < 1_000; i++) {
      Blob blob = random(random);
      Encoded bytes = Encoded.of(codec, blob, type);
      assertThat(bytes.as(codec, type)).as("seed " + SEED).isEqualTo(blob);
      ByteBuffer expected = ByteBuffer.wrap(bytes.bytes());
      assertThat(expected.get(0)).isEqualTo(blob.b());
      assertThat(expected.getInt(3)).isEqualTo(blob.i());
      assertThat(expected.getDouble(19)).isEqualTo(blob.d());
    }
  }

  @Test
  void keepsTheBitsOfFloatingPoint() {
    float oddFloat = Float.intBitsToFloat(0x7fc0_1234);
    double oddDouble = Double.longBitsToDouble(0x7ff8_0000_0000_1234L);
    Blob blob = new Blob((byte) 0, (short) 0, 0, 0, oddFloat, oddDouble, "");
    Blob read = Encoded.of(codec, blob, type).as(codec, type);
    assertThat(Float.floatToRawIntBits(read.f())).isEqualTo(0x7fc0_1234);
    assertThat(Double.doubleToRawLongBits(read.d())).isEqualTo(0x7ff8_0000_0000_1234L);
  }

  /** The memory goes on behind the value, so that only the reader knows of its end. */
  @Test
  void neverReadsBeyondTheEnd() {
    Random random = new Random(SEED);
    byte[] memory = new byte[64];
    random.nextBytes(memory);
    for (int round = 0; round < 10_000; round++) {
      int offset = random.nextInt(8);
      int length = random.nextInt(24);
      MemoryValueReader in =
          new MemoryValueReader(MemorySegment.ofArray(memory), offset, length, type);
      int left = length;
      for (int step = 0; step < 10; step++) {
        int before = in.remaining();
        assertThat(before).as("seed " + SEED).isEqualTo(left);
        try {
          READS.get(random.nextInt(READS.size())).accept(in);
        } catch (MappingException _) {
          // too few bytes, or no UTF-8
        }
        left = in.remaining();
        assertThat(left).as("seed " + SEED).isBetween(0, before);
      }
    }
  }

  @Test
  void givesEveryShortenedOrScrambledValueOrACodecException() {
    Random random = new Random(SEED);
    for (int round = 0; round < 5_000; round++) {
      byte[] bytes = Encoded.of(codec, random(random), type).bytes();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      int length = random.nextInt(bytes.length + 1);
      try {
        codec.decode(MemorySegment.ofArray(bytes), 0, length, type);
      } catch (CodecException expected) {
        assertThat(expected).as("seed " + SEED).hasMessageStartingWith("BlobCodec could not read");
      }
    }
  }

  @Test
  void namesWhatWasWanted() {
    MemoryValueReader in = new MemoryValueReader(MemorySegment.ofArray(new byte[9]), 1, 3, type);
    assertThatThrownBy(in::readInt)
        .isInstanceOf(MappingException.class)
        .hasMessage("a value of type blob has 3 bytes left, too few for an int of 4 bytes");
    assertThatThrownBy(() -> in.readBytes(4))
        .hasMessage("a value of type blob has 3 bytes left, too few for an array of 4 bytes");
    assertThatThrownBy(() -> in.readText(Integer.MAX_VALUE))
        .hasMessageEndingWith("too few for a text of 2147483647 bytes");
    assertThatThrownBy(() -> in.skip(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> in.readBytes(-1)).isInstanceOf(IllegalArgumentException.class);
    in.skip(2);
    assertThatThrownBy(() -> in.checkEnd(RegisteredCodec.of(blobs)))
        .isInstanceOf(CodecException.class)
        .hasMessage("BlobCodec has left 1 bytes of a value of type blob unread");
  }

  @Test
  void refusesTextThatIsNone() {
    byte[] half = {(byte) 0xe2, (byte) 0x82};
    MemoryValueReader in = new MemoryValueReader(MemorySegment.ofArray(half), 0, 2, type);
    assertThatThrownBy(() -> in.readText(2))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("not valid UTF-8");
    MemoryValueWriter out = new MemoryValueWriter(new BinaryWriter());
    assertThatThrownBy(() -> out.writeText("a\0b")).isInstanceOf(MappingException.class);
    assertThatThrownBy(() -> out.writeText("\ud83d")).isInstanceOf(MappingException.class);
  }

  @Test
  void isForNobodyElseAndForNothingLater() {
    Encoded bytes = Encoded.of(codec, random(new Random(SEED)), type);
    bytes.as(codec, type);
    ValueReader kept = blobs.readers.getFirst();
    for (Consumer<ValueReader> read : READS) {
      assertThatThrownBy(() -> read.accept(kept)).isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> blobs.writers.getFirst().writeByte(1))
        .isInstanceOf(IllegalStateException.class);
    MemoryValueReader open = new MemoryValueReader(bytes.memory(), 0, 3, type);
    assertThatThrownBy(() -> CompletableFuture.supplyAsync(open::readByte).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }
}

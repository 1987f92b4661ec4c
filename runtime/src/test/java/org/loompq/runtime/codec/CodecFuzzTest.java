package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Codecs without a server: bytes as the server's sources define them, and bytes that no server
 * sends, which must give a value or a {@link CodecException} and never be read beyond their end.
 */
class CodecFuzzTest {

  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());

  /** A codec with a value that it can carry. */
  record Sample<T>(Codec<T> codec, T value, int oid) {
    @Override
    public String toString() {
      return codec.getClass().getSimpleName();
    }
  }

  static Stream<Sample<?>> samples() {
    return Stream.of(
        new Sample<>(Bool.CODEC, true, Oid.BOOL),
        new Sample<>(Int2.CODEC, (short) -2, Oid.INT2),
        new Sample<>(Int4.CODEC, 123_456, Oid.INT4),
        new Sample<>(Int8.CODEC, -1L, Oid.INT8),
        new Sample<>(Float4.CODEC, 1.5f, Oid.FLOAT4),
        new Sample<>(Float8.CODEC, -2.5, Oid.FLOAT8),
        new Sample<>(Numeric.CODEC, new BigDecimal("-12345678901234567890.0012300"), Oid.NUMERIC),
        new Sample<>(Text.CODEC, "gr\u00fc\u00dfe", Oid.TEXT),
        new Sample<>(Bytea.CODEC, new byte[] {1, 2, 3}, Oid.BYTEA),
        new Sample<>(Uuid.CODEC, new UUID(1, 2), Oid.UUID),
        new Sample<>(Date.CODEC, LocalDate.of(2026, 11, 24), Oid.DATE),
        new Sample<>(Time.CODEC, LocalTime.of(12, 34, 56, 789_000), Oid.TIME),
        new Sample<>(Timestamp.CODEC, LocalDateTime.of(1999, 1, 2, 3, 4, 5), Oid.TIMESTAMP),
        new Sample<>(TimestampTz.CODEC, Instant.ofEpochSecond(-1, 1000), Oid.TIMESTAMPTZ),
        new Sample<>(
            OffsetTimestampTz.CODEC,
            OffsetDateTime.of(2026, 11, 24, 1, 2, 3, 0, ZoneOffset.UTC),
            Oid.TIMESTAMPTZ));
  }

  /** Those whose parameters the server does not infer. */
  static Stream<Sample<?>> typedSamples() {
    return samples().filter(sample -> sample.codec().parameterArrayOid() != 0);
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void readsWhatItWrote(Sample<T> sample) {
    T back = Encoded.of(sample.codec(), sample.value()).as(sample.codec(), sample.oid());
    assertThat(back).isEqualTo(sample.value());
    assertThat(sample.codec().reads(sample.oid())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void readsAtAnyOffsetAndNotBeyondTheLength(Sample<T> sample) {
    byte[] value = Encoded.of(sample.codec(), sample.value()).bytes();
    byte[] within = new byte[value.length + 10];
    Arrays.fill(within, (byte) 0x7b);
    System.arraycopy(value, 0, within, 3, value.length);
    MemorySegment memory = MemorySegment.ofArray(within);
    assertThat(sample.codec().decode(memory, 3, value.length, sample.oid()))
        .isEqualTo(sample.value());
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void refusesANegativeLength(Sample<T> sample) {
    MemorySegment memory = MemorySegment.ofArray(new byte[64]);
    for (int length : new int[] {-1, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> sample.codec().decode(memory, 0, length, sample.oid()))
          .isInstanceOf(CodecException.class);
      assertThatThrownBy(() -> ArrayCodec.decodeList(memory, 0, length, sample.codec()))
          .isInstanceOf(CodecException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void givesAValueOrAnExceptionForAnyBytes(Sample<T> sample) {
    Random random = new Random(SEED);
    byte[] valid = Encoded.of(sample.codec(), sample.value()).bytes();
    for (int i = 0; i < 5_000; i++) {
      Encoded any = new Encoded(mutated(valid, random));
      try {
        assertThat(any.as(sample.codec(), sample.oid())).isNotNull();
      } catch (CodecException refused) {
        assertThat(refused.getMessage()).as("seed %d", SEED).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void givesAnArrayOrAnExceptionForAnyBytes(Sample<T> sample) {
    Random random = new Random(SEED);
    Encoded element = Encoded.of(sample.codec(), sample.value());
    Encoded valid = Encoded.array(sample.oid(), Arrays.asList(element, null, element));
    List<@Nullable T> elements = Arrays.asList(sample.value(), null, sample.value());
    List<@Nullable T> back = valid.asArray(sample.codec());
    assertThat(Arrays.deepEquals(back.toArray(), elements.toArray())).isTrue();
    for (int i = 0; i < 5_000; i++) {
      try {
        assertThat(new Encoded(mutated(valid.bytes(), random)).asArray(sample.codec())).isNotNull();
      } catch (CodecException refused) {
        assertThat(refused.getMessage()).as("seed %d", SEED).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("typedSamples")
  <T> void writesArraysAsTheServerSendsThem(Sample<T> sample) {
    Encoded element = Encoded.of(sample.codec(), sample.value());
    BinaryWriter out = new BinaryWriter();
    ArrayCodec.encode(out, Arrays.asList(sample.value(), null, sample.value()), sample.codec());
    assertThat(Encoded.of(out).hex())
        .isEqualTo(Encoded.array(sample.oid(), Arrays.asList(element, null, element)).hex());
  }

  @Test
  void writesTheBytesThatTheServersSourcesDefine() {
    assertHex(Numeric.CODEC, new BigDecimal("0"), "0000 0000 0000 0000");
    assertHex(Numeric.CODEC, new BigDecimal("1.50"), "0002 0000 0000 0002 0001 1388");
    assertHex(Numeric.CODEC, new BigDecimal("-10000"), "0001 0001 4000 0000 0001");
    assertHex(Numeric.CODEC, new BigDecimal("0.0001"), "0001 ffff 0000 0004 0001");
    assertHex(Numeric.CODEC, new BigDecimal("1E+5"), "0001 0001 0000 0000 000a");
    assertHex(Date.CODEC, LocalDate.of(2000, 1, 2), "00000001");
    assertHex(Date.CODEC, LocalDate.MAX, "7fffffff");
    assertHex(Time.CODEC, LocalTime.MAX, "000000141dd76000");
    assertHex(Timestamp.CODEC, LocalDateTime.of(2000, 1, 1, 0, 0, 1), "00000000000f4240");
    assertHex(Bool.CODEC, true, "01");
  }

  @Test
  void roundsNanosecondsToTheNearestMicrosecond() {
    assertHex(Timestamp.CODEC, LocalDateTime.of(2000, 1, 1, 0, 0, 0, 1_499), "0000000000000001");
    assertHex(Timestamp.CODEC, LocalDateTime.of(2000, 1, 1, 0, 0, 0, 1_500), "0000000000000002");
  }

  @Test
  void refusesValuesThatPostgresqlCannotHold() {
    assertRefused(Date.CODEC, LocalDate.of(-4714, 1, 1), "the date is out of PostgreSQL's range");
    assertRefused(
        Date.CODEC, LocalDate.of(5_874_898, 1, 1), "the date is out of PostgreSQL's range");
    assertRefused(
        Timestamp.CODEC, LocalDateTime.of(294_277, 1, 1, 0, 0), "the timestamp is out of");
    assertRefused(
        Timestamp.CODEC,
        LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_999),
        "the timestamp is out of");
    assertRefused(
        TimestampTz.CODEC,
        Instant.ofEpochSecond(Long.MAX_VALUE / 1_000),
        "the timestamptz is out of");
    assertRefused(Numeric.CODEC, new BigDecimal("1E+131072"), "more than 131072 digits");
    assertRefused(Numeric.CODEC, new BigDecimal("1E-16384"), "16383 after");
    assertRefused(Numeric.CODEC, BigDecimal.valueOf(1, Integer.MIN_VALUE), "131072");
    assertRefused(Text.CODEC, "a\0b", "U+0000");
    assertRefused(Text.CODEC, "\udc00", "surrogate");
  }

  private static <T> void assertRefused(Codec<T> codec, T value, String reason) {
    assertThatThrownBy(() -> codec.encode(new BinaryWriter(), value))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(reason);
  }

  private static <T> void assertHex(Codec<T> codec, T value, String hex) {
    assertThat(Encoded.of(codec, value).hex()).isEqualTo(hex.replace(" ", ""));
  }

  private static byte[] mutated(byte[] valid, Random random) {
    int length = random.nextInt(4) == 0 ? random.nextInt(valid.length + 8) : valid.length;
    byte[] bytes = Arrays.copyOf(valid, length);
    for (int i = random.nextInt(4); i > 0 && length > 0; i--) {
      bytes[random.nextInt(length)] = (byte) random.nextInt();
    }
    return bytes;
  }
}

package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loompq.type.BitString;
import org.loompq.type.Lsn;
import org.loompq.type.Money;
import org.loompq.type.Multirange;
import org.loompq.type.PgInterval;
import org.loompq.type.PgSnapshot;
import org.loompq.type.Range;
import org.loompq.type.Tid;

/**
 * Codecs without a server: bytes as the server's sources define them, and bytes that no server
 * sends, which must give a value or a {@link CodecException} and never be read beyond their end.
 */
@SuppressWarnings("NullAway") // it infers elements of arrays that are not null
class CodecFuzzTest {

  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());

  private static final int CHAR = 18;
  private static final int INT4_RANGE = 3904;
  private static final int NUMERIC_RANGE = 3906;
  private static final int DATE_RANGE = 3912;
  private static final int INT4_MULTIRANGE = 4451;

  /** A codec with a value that it can carry, in a type. */
  record Sample<T>(Codec<T> codec, T value, PgType type) {

    Sample(Codec<T> codec, T value, int oid) {
      this(codec, value, Encoded.type(oid));
    }

    Encoded encoded() {
      return Encoded.of(codec, value, type);
    }

    @Override
    public String toString() {
      return codec.javaName() + " in " + type;
    }
  }

  private static final PgType HSTORE = new PgType(16_385, "hstore", Format.HSTORE, null, List.of());
  private static final PgType MOOD = new PgType(16_386, "mood", Format.TEXT, null, List.of());

  private enum Mood {
    SAD,
    HAPPY
  }

  static Stream<Sample<?>> samples() {
    return Stream.of(scalars(), datesAndTimes(), systemTypes(), ranges(), arrays())
        .flatMap(samples -> samples);
  }

  private static Stream<Sample<?>> scalars() {
    return Stream.of(
        new Sample<>(Bool.CODEC, true, Oid.BOOL),
        new Sample<>(Int2.CODEC, (short) -2, Oid.INT2),
        new Sample<>(Int4.CODEC, 123_456, Oid.INT4),
        new Sample<>(Int8.CODEC, -1L, Oid.INT8),
        new Sample<>(Int8.CODEC, 4_000_000_000L, Oid.OID),
        new Sample<>(Int8.CODEC, Long.MAX_VALUE, Oid.PG_LSN),
        new Sample<>(Float4.CODEC, 1.5f, Oid.FLOAT4),
        new Sample<>(Float8.CODEC, -2.5, Oid.FLOAT8),
        new Sample<>(Numeric.CODEC, new BigDecimal("-12345678901234567890.0012300"), Oid.NUMERIC),
        new Sample<>(NumericOfInteger.CODEC, new BigInteger("-123456789012345678900"), Oid.NUMERIC),
        new Sample<>(NumericOfInteger.CODEC, BigInteger.TWO.pow(63), Oid.PG_LSN),
        new Sample<>(NumericOfInteger.CODEC, BigInteger.valueOf(-7), Oid.INT4),
        new Sample<>(Text.CODEC, "gr\u00fc\u00dfe", Oid.TEXT),
        new Sample<>(Text.CODEC, "{\"a\": 1}", Oid.JSONB),
        new Sample<>(Char.CODEC, '\u00fc', Oid.TEXT),
        new Sample<>(Char.CODEC, '\u00fc', CHAR),
        new Sample<>(Codecs.enumOf(Mood.values(), "sad", "happy"), Mood.HAPPY, MOOD),
        new Sample<>(Bytea.CODEC, new byte[] {1, 2, 3}, Oid.BYTEA),
        new Sample<>(ByteaOfBuffer.CODEC, ByteBuffer.wrap(new byte[] {1, 2, 3}), Oid.BYTEA),
        new Sample<>(Uuid.CODEC, new UUID(1, 2), Oid.UUID),
        new Sample<>(Bit.CODEC, BitString.parse("10100"), Oid.VARBIT),
        new Sample<>(BitOfSet.CODEC, BitSet.valueOf(new long[] {0x5_0001L}), Oid.VARBIT),
        new Sample<>(MoneyCodec.CODEC, new Money(-1), Oid.MONEY),
        new Sample<>(Hstore.CODEC, hstore(), HSTORE));
  }

  private static Stream<Sample<?>> datesAndTimes() {
    OffsetDateTime atUtc = OffsetDateTime.of(2026, 11, 24, 1, 2, 3, 0, ZoneOffset.UTC);
    return Stream.of(
        new Sample<>(Date.CODEC, LocalDate.of(2026, 11, 24), Oid.DATE),
        new Sample<>(Time.CODEC, LocalTime.of(12, 34, 56, 789_000), Oid.TIME),
        new Sample<>(
            TimeTz.CODEC, OffsetTime.of(12, 34, 56, 0, ZoneOffset.ofHours(-8)), Oid.TIMETZ),
        new Sample<>(Timestamp.CODEC, LocalDateTime.of(1999, 1, 2, 3, 4, 5), Oid.TIMESTAMP),
        new Sample<>(TimestampTz.CODEC, Instant.ofEpochSecond(-1, 1000), Oid.TIMESTAMPTZ),
        new Sample<>(OffsetTimestampTz.CODEC, atUtc, Oid.TIMESTAMPTZ),
        new Sample<>(ZonedTimestampTz.CODEC, atUtc.toZonedDateTime(), Oid.TIMESTAMPTZ),
        new Sample<>(Interval.CODEC, new PgInterval(-14, 3, -1), Oid.INTERVAL),
        new Sample<>(IntervalOfDuration.CODEC, Duration.ofSeconds(-1, 1_000), Oid.INTERVAL),
        new Sample<>(IntervalOfPeriod.CODEC, Period.of(1, 2, -3), Oid.INTERVAL));
  }

  private static Stream<Sample<?>> systemTypes() {
    return Stream.of(
        new Sample<>(LsnCodec.CODEC, Lsn.parse("FFFFFFFF/B374D848"), Oid.PG_LSN),
        new Sample<>(TidCodec.CODEC, new Tid(4_294_967_295L, 65_535), Oid.TID),
        new Sample<>(
            SnapshotCodec.CODEC, new PgSnapshot(10, 20, List.of(10L, 14L)), Oid.PG_SNAPSHOT));
  }

  private static Stream<Sample<?>> ranges() {
    Codec<Range<LocalDate>> dates = Codecs.rangeOf(Codecs.LOCAL_DATE);
    LocalDate first = LocalDate.of(2026, 1, 1);
    return Stream.of(
        new Sample<>(Codecs.rangeOf(Codecs.LONG), Range.closedOpen(1L, 5L), INT4_RANGE),
        new Sample<>(dates, Range.openClosed(first, LocalDate.MAX), DATE_RANGE),
        new Sample<>(dates, Range.atMost(first), DATE_RANGE),
        new Sample<>(dates, Range.empty(), DATE_RANGE),
        new Sample<>(
            Codecs.rangeOf(Codecs.BIG_DECIMAL),
            Range.open(new BigDecimal("-1.50"), BigDecimal.TEN),
            NUMERIC_RANGE),
        new Sample<>(
            Codecs.multirangeOf(Codecs.INTEGER),
            Multirange.of(Range.lessThan(1), Range.closed(3, 4), Range.atLeast(7)),
            INT4_MULTIRANGE));
  }

  private static Stream<Sample<?>> arrays() {
    List<@Nullable Integer> row = Arrays.asList(1, null);
    return Stream.of(
        new Sample<>(Codecs.listOf(Codecs.INTEGER), row, Oid.INT4_ARRAY),
        new Sample<>(
            Codecs.listOf(Codecs.listOf(Codecs.INTEGER)), List.of(row, row, row), Oid.INT4_ARRAY),
        new Sample<>(
            Codecs.arrayOf(Codecs.arrayOf(Codecs.LONG, Long[]::new), Long[][]::new),
            new @Nullable Long @Nullable [][] {{1L, null}, {3L, 4L}},
            Oid.INT8_ARRAY),
        new Sample<>(
            Codecs.setOf(Codecs.BIG_DECIMAL), Set.of(new BigDecimal("1.50")), Oid.NUMERIC_ARRAY),
        new Sample<>(Codecs.BOOLEAN_ARRAY, new boolean[] {true, false}, Oid.BOOL_ARRAY),
        new Sample<>(Codecs.SHORT_ARRAY, new short[] {-1, 1}, Oid.INT2_ARRAY),
        new Sample<>(Codecs.INT_ARRAY, new int[] {1, 2, 3}, Oid.INT4_ARRAY),
        new Sample<>(Codecs.LONG_ARRAY, new long[] {1, -1}, Oid.INT8_ARRAY),
        new Sample<>(Codecs.FLOAT_ARRAY, new float[] {1, 2}, Oid.FLOAT4_ARRAY),
        new Sample<>(Codecs.DOUBLE_ARRAY, new double[] {1, 2}, Oid.FLOAT8_ARRAY),
        new Sample<>(
            Codecs.arrayOf(Codecs.DOUBLE_ARRAY, double[][]::new),
            new double @Nullable [][] {{1}, {2}},
            Oid.FLOAT8_ARRAY));
  }

  private static Map<String, @Nullable String> hstore() {
    Map<String, @Nullable String> map = new LinkedHashMap<>();
    map.put("", "gr\u00fc\u00dfe");
    map.put("none", null);
    return map;
  }

  /** Those of which there are arrays, since they are none. */
  static Stream<Sample<?>> elements() {
    return samples().filter(sample -> sample.type().format() != Format.ARRAY);
  }

  /** Those that are written without being told the type. */
  static Stream<Sample<?>> typedSamples() {
    return samples().filter(sample -> sample.codec().parameterOid() == sample.type().oid());
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void readsWhatItWrote(Sample<T> sample) {
    assertThat(sample.codec().reads(sample.type())).isTrue();
    assertThat(sample.codec().writes(sample.type())).isTrue();
    assertThat(sample.encoded().as(sample.codec(), sample.type())).isEqualTo(sample.value());
  }

  @ParameterizedTest
  @MethodSource("typedSamples")
  <T> void writesItsOwnTypeWithoutBeingToldIt(Sample<T> sample) {
    assertThat(Encoded.of(sample.codec(), sample.value()).hex()).isEqualTo(sample.encoded().hex());
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void neitherReadsNorWritesAFormatThatIsNotItsOwn(Sample<T> sample) {
    PgType other = new PgType(16_387, "other", Format.OTHER, null, List.of());
    assertThat(sample.codec().reads(other)).isFalse();
    assertThat(sample.codec().writes(other)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void readsAtAnyOffsetAndNotBeyondTheLength(Sample<T> sample) {
    byte[] value = sample.encoded().bytes();
    assertThat(within(value, 0x7b, sample)).isEqualTo(sample.value());
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void refusesANegativeLength(Sample<T> sample) {
    MemorySegment memory = MemorySegment.ofArray(new byte[64]);
    for (int length : new int[] {-1, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> sample.codec().decode(memory, 8, length, sample.type()))
          .isInstanceOf(CodecException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void givesAValueOrAnExceptionForAnyBytes(Sample<T> sample) {
    Random random = new Random(SEED);
    byte[] valid = sample.encoded().bytes();
    for (int i = 0; i < 5_000; i++) {
      Encoded any = new Encoded(mutated(valid, random));
      try {
        assertThat(any.as(sample.codec(), sample.type())).isNotNull();
      } catch (CodecException refused) {
        assertThat(refused.getMessage()).as("seed %d", SEED).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void whatStandsAroundAValueIsNotRead(Sample<T> sample) {
    Random random = new Random(SEED);
    byte[] valid = sample.encoded().bytes();
    for (int i = 0; i < 2_000; i++) {
      byte[] any = mutated(valid, random);
      assertThat(outcome(any, 0x00, sample))
          .as("seed %d", SEED)
          .isEqualTo(outcome(any, 0xff, sample));
    }
  }

  /** The value, or why there is none. */
  private static <T> Object outcome(byte[] value, int around, Sample<T> sample) {
    try {
      return within(value, around, sample);
    } catch (CodecException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  /** Reads bytes that others stand around. */
  private static <T> T within(byte[] value, int around, Sample<T> sample) {
    byte[] bytes = new byte[value.length + 24];
    Arrays.fill(bytes, (byte) around);
    System.arraycopy(value, 0, bytes, 3, value.length);
    MemorySegment memory = MemorySegment.ofArray(bytes);
    return sample.codec().decode(memory, 3, value.length, sample.type());
  }

  @ParameterizedTest
  @MethodSource("elements")
  <T> void givesAnArrayOrAnExceptionForAnyBytes(Sample<T> sample) {
    Random random = new Random(SEED);
    Encoded element = sample.encoded();
    Encoded valid = Encoded.array(sample.type().oid(), Arrays.asList(element, null, element));
    PgType type = Encoded.arrayOf(sample.type());
    Codec<List<@Nullable T>> codec = Codecs.listOf(sample.codec());
    List<@Nullable T> elements = Arrays.asList(sample.value(), null, sample.value());
    assertThat(Arrays.deepEquals(valid.as(codec, type).toArray(), elements.toArray())).isTrue();
    for (int i = 0; i < 5_000; i++) {
      try {
        assertThat(new Encoded(mutated(valid.bytes(), random)).as(codec, type)).isNotNull();
      } catch (CodecException refused) {
        assertThat(refused.getMessage()).as("seed %d", SEED).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("elements")
  <T> void writesArraysAsTheServerSendsThem(Sample<T> sample) {
    Encoded element = sample.encoded();
    List<@Nullable T> elements = Arrays.asList(sample.value(), null, sample.value());
    PgType type = Encoded.arrayOf(sample.type());
    assertThat(Encoded.of(Codecs.listOf(sample.codec()), elements, type).hex())
        .isEqualTo(Encoded.array(sample.type().oid(), Arrays.asList(element, null, element)).hex());
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

package org.loompq.runtime.codec;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.loompq.type.BitString;
import org.loompq.type.Box;
import org.loompq.type.Cidr;
import org.loompq.type.Circle;
import org.loompq.type.Inet;
import org.loompq.type.Line;
import org.loompq.type.LineSegment;
import org.loompq.type.Lsn;
import org.loompq.type.MacAddress;
import org.loompq.type.MacAddress8;
import org.loompq.type.Money;
import org.loompq.type.Multirange;
import org.loompq.type.Path;
import org.loompq.type.PgInterval;
import org.loompq.type.PgSnapshot;
import org.loompq.type.Point;
import org.loompq.type.Polygon;
import org.loompq.type.Range;
import org.loompq.type.Tid;
import org.loompq.type.TsQuery;
import org.loompq.type.TsVector;

/** The codecs of all Java types, for generated code to name; it keeps those that it makes here. */
public final class Codecs {

  /** For {@code bool}. */
  public static final Codec<Boolean> BOOLEAN = Bool.CODEC;

  /** For {@code int2}. */
  public static final Codec<Short> SHORT = Int2.CODEC;

  /** For {@code int4} and what is narrower. */
  public static final Codec<Integer> INTEGER = Int4.CODEC;

  /** For {@code int8} and what is narrower, {@code oid} and other numbers without a sign. */
  public static final Codec<Long> LONG = Int8.CODEC;

  /** For {@code float4}. */
  public static final Codec<Float> FLOAT = Float4.CODEC;

  /** For {@code float8} and what is narrower. */
  public static final Codec<Double> DOUBLE = Float8.CODEC;

  /** For {@code numeric} and the integers. */
  public static final Codec<BigDecimal> BIG_DECIMAL = Numeric.CODEC;

  /** For all types of text, among them {@code json}, {@code jsonb} and enums. */
  public static final Codec<String> STRING = Text.CODEC;

  /** For {@code bytea}. */
  public static final Codec<byte[]> BYTES = Bytea.CODEC;

  /** For a parameter that is {@code bytea}. */
  public static final Codec<InputStream> INPUT_STREAM = ByteaOfStream.CODEC;

  /** For {@code bytea}; read as a copy that is read-only. */
  public static final Codec<ByteBuffer> BYTE_BUFFER = ByteaOfBuffer.CODEC;

  /** For a parameter that is {@code bytea}. */
  public static final Codec<MemorySegment> MEMORY_SEGMENT = ByteaOfSegment.CODEC;

  /** For {@code uuid}. */
  public static final Codec<UUID> UUID = Uuid.CODEC;

  /** For {@code date}. */
  public static final Codec<LocalDate> LOCAL_DATE = Date.CODEC;

  /** For {@code time}. */
  public static final Codec<LocalTime> LOCAL_TIME = Time.CODEC;

  /** For {@code timestamp}. */
  public static final Codec<LocalDateTime> LOCAL_DATE_TIME = Timestamp.CODEC;

  /** For {@code timestamptz}. */
  public static final Codec<Instant> INSTANT = TimestampTz.CODEC;

  /** For {@code timestamptz}; read at offset UTC. */
  public static final Codec<OffsetDateTime> OFFSET_DATE_TIME = OffsetTimestampTz.CODEC;

  /** For an array of {@code bool}. */
  public static final Codec<boolean[]> BOOLEAN_ARRAY = PrimitiveArrayCodec.Booleans.CODEC;

  /** For an array of {@code int2}. */
  public static final Codec<short[]> SHORT_ARRAY = PrimitiveArrayCodec.Shorts.CODEC;

  /** For an array of {@code int4} and what is narrower. */
  public static final Codec<int[]> INT_ARRAY = PrimitiveArrayCodec.Ints.CODEC;

  /** For an array of {@code int8} and what is narrower. */
  public static final Codec<long[]> LONG_ARRAY = PrimitiveArrayCodec.Longs.CODEC;

  /** For an array of {@code float4}. */
  public static final Codec<float[]> FLOAT_ARRAY = PrimitiveArrayCodec.Floats.CODEC;

  /** For an array of {@code float8} and what is narrower. */
  public static final Codec<double[]> DOUBLE_ARRAY = PrimitiveArrayCodec.Doubles.CODEC;

  /** For {@code inet} and {@code cidr}. */
  public static final Codec<Inet> INET = InetCodec.CODEC;

  /** For {@code cidr}. */
  public static final Codec<Cidr> CIDR = CidrCodec.CODEC;

  /** For {@code inet} and {@code cidr} whose prefix has all bits. */
  public static final Codec<InetAddress> INET_ADDRESS = InetAddressCodec.CODEC;

  /** For {@code macaddr}. */
  public static final Codec<MacAddress> MAC_ADDRESS = MacAddressCodec.CODEC;

  /** For {@code macaddr8}. */
  public static final Codec<MacAddress8> MAC_ADDRESS8 = MacAddress8Codec.CODEC;

  /** For {@code point}. */
  public static final Codec<Point> POINT = GeometricCodec.Points.CODEC;

  /** For {@code line}. */
  public static final Codec<Line> LINE = GeometricCodec.Lines.CODEC;

  /** For {@code lseg}. */
  public static final Codec<LineSegment> LINE_SEGMENT = GeometricCodec.LineSegments.CODEC;

  /** For {@code box}. */
  public static final Codec<Box> BOX = GeometricCodec.Boxes.CODEC;

  /** For {@code path}. */
  public static final Codec<Path> PATH = PathCodec.CODEC;

  /** For {@code polygon}. */
  public static final Codec<Polygon> POLYGON = PolygonCodec.CODEC;

  /** For {@code circle}. */
  public static final Codec<Circle> CIRCLE = GeometricCodec.Circles.CODEC;

  /** For {@code tsvector}. */
  public static final Codec<TsVector> TS_VECTOR = TsVectorCodec.CODEC;

  /** For {@code tsquery}. */
  public static final Codec<TsQuery> TS_QUERY = TsQueryCodec.CODEC;

  /** For {@code timestamptz}; read at UTC. */
  public static final Codec<ZonedDateTime> ZONED_DATE_TIME = ZonedTimestampTz.CODEC;

  /** For {@code timetz}. */
  public static final Codec<OffsetTime> OFFSET_TIME = TimeTz.CODEC;

  /** For {@code interval}. */
  public static final Codec<PgInterval> INTERVAL = Interval.CODEC;

  /** For {@code interval} without months and days. */
  public static final Codec<Duration> DURATION = IntervalOfDuration.CODEC;

  /** For {@code interval} without a part that is less than a day. */
  public static final Codec<Period> PERIOD = IntervalOfPeriod.CODEC;

  /** For {@code numeric} without a fraction, and all integers. */
  public static final Codec<BigInteger> BIG_INTEGER = NumericOfInteger.CODEC;

  /** For {@code "char"}, and texts of one character. */
  public static final Codec<Character> CHARACTER = Char.CODEC;

  /** For {@code bit} and {@code varbit}. */
  public static final Codec<BitString> BIT_STRING = Bit.CODEC;

  /** For {@code bit} and {@code varbit}, without their length. */
  public static final Codec<BitSet> BIT_SET = BitOfSet.CODEC;

  /** For {@code money}. */
  public static final Codec<Money> MONEY = MoneyCodec.CODEC;

  /** For {@code pg_lsn}. */
  public static final Codec<Lsn> LSN = LsnCodec.CODEC;

  /** For {@code tid}. */
  public static final Codec<Tid> TID = TidCodec.CODEC;

  /** For {@code pg_snapshot}. */
  public static final Codec<PgSnapshot> SNAPSHOT = SnapshotCodec.CODEC;

  /** For {@code hstore}. */
  public static final Codec<Map<String, @Nullable String>> HSTORE = Hstore.CODEC;

  private Codecs() {}

  /**
   * A codec for ranges.
   *
   * @param <T> the type of the bounds
   * @param bound their codec
   * @return the codec
   */
  public static <T> Codec<Range<T>> rangeOf(Codec<T> bound) {
    return new RangeCodec<>(bound);
  }

  /**
   * A codec for multiranges.
   *
   * @param <T> the type of the bounds
   * @param bound their codec
   * @return the codec
   */
  public static <T> Codec<Multirange<T>> multirangeOf(Codec<T> bound) {
    return new MultirangeCodec<>(bound);
  }

  /**
   * A codec for arrays as lists.
   *
   * @param <T> the type of the elements
   * @param element their codec, which may be one of arrays itself
   * @return the codec
   */
  public static <T> Codec<List<@Nullable T>> listOf(Codec<T> element) {
    return new CollectionCodec<>(element, CollectionCodec.Kind.LIST);
  }

  /**
   * A codec for arrays as sets, which read in the order of the array.
   *
   * @param <T> the type of the elements
   * @param element their codec, which may be one of arrays itself
   * @return the codec
   */
  public static <T> Codec<Set<@Nullable T>> setOf(Codec<T> element) {
    return new CollectionCodec<>(element, CollectionCodec.Kind.SET);
  }

  /**
   * A codec for arrays as collections.
   *
   * @param <T> the type of the elements
   * @param element their codec, which may be one of arrays itself
   * @return the codec
   */
  public static <T> Codec<Collection<@Nullable T>> collectionOf(Codec<T> element) {
    return new CollectionCodec<>(element, CollectionCodec.Kind.COLLECTION);
  }

  /**
   * A codec for arrays as Java arrays of objects.
   *
   * @param <T> the type of the elements
   * @param element their codec, which may be one of arrays itself
   * @param maker makes a Java array of a length
   * @return the codec
   */
  public static <T> Codec<@Nullable T[]> arrayOf(
      Codec<T> element, IntFunction<@Nullable T[]> maker) {
    return new ObjectArrayCodec<>(element, maker);
  }

  /**
   * A codec for a Java enum.
   *
   * @param <E> the Java enum
   * @param constants all its constants, at least one
   * @param labels their labels in the same order
   * @return the codec
   * @throws IllegalArgumentException if the counts differ, or a label occurs twice
   */
  public static <E extends Enum<E>> Codec<E> enumOf(E[] constants, String... labels) {
    return EnumCodec.of(constants, labels);
  }

  /**
   * A codec for a record that stands for its only component.
   *
   * @param <T> the record
   * @param <V> the type of the component
   * @param javaName what errors call the record
   * @param held the component's codec
   * @param wrap makes the record
   * @param unwrap gives the component
   * @return the codec
   */
  public static <T, V> Codec<T> wrapped(
      String javaName, Codec<V> held, Function<V, T> wrap, Function<T, @Nullable V> unwrap) {
    return new WrappedCodec<>(javaName, held, wrap, unwrap);
  }

  /**
   * A codec for JSON documents.
   *
   * @param <T> the Java type
   * @param type the Java type, as the JSON library gets it
   * @return the codec
   */
  public static <T> Codec<T> json(JsonType<T> type) {
    return new JsonValueCodec<>(type, JsonLibrary::installed);
  }

  /**
   * A codec for a Java type for which the application brings a {@link org.loompq.TypeCodec}, which
   * each database has for itself.
   *
   * @param <T> the Java type
   * @param javaType the Java type
   * @return the codec
   */
  public static <T> Codec<T> custom(Class<T> javaType) {
    return new CustomCodec<>(javaType);
  }
}

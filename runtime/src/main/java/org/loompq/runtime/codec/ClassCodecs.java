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
import java.util.Map;
import java.util.UUID;
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
import org.loompq.type.Path;
import org.loompq.type.PgInterval;
import org.loompq.type.PgSnapshot;
import org.loompq.type.Point;
import org.loompq.type.Polygon;
import org.loompq.type.Tid;
import org.loompq.type.TsQuery;
import org.loompq.type.TsVector;

/** Finds codecs by classes, for values whose types are found out at run time. */
public final class ClassCodecs {

  private static final Map<Class<?>, Codec<?>> BY_CLASS =
      Map.ofEntries(
          Map.entry(ZonedDateTime.class, Codecs.ZONED_DATE_TIME),
          Map.entry(OffsetTime.class, Codecs.OFFSET_TIME),
          Map.entry(PgInterval.class, Codecs.INTERVAL),
          Map.entry(Duration.class, Codecs.DURATION),
          Map.entry(Period.class, Codecs.PERIOD),
          Map.entry(BigInteger.class, Codecs.BIG_INTEGER),
          Map.entry(Character.class, Codecs.CHARACTER),
          Map.entry(BitString.class, Codecs.BIT_STRING),
          Map.entry(BitSet.class, Codecs.BIT_SET),
          Map.entry(Money.class, Codecs.MONEY),
          Map.entry(Lsn.class, Codecs.LSN),
          Map.entry(Tid.class, Codecs.TID),
          Map.entry(PgSnapshot.class, Codecs.SNAPSHOT),
          Map.entry(Boolean.class, Codecs.BOOLEAN),
          Map.entry(Short.class, Codecs.SHORT),
          Map.entry(Integer.class, Codecs.INTEGER),
          Map.entry(Long.class, Codecs.LONG),
          Map.entry(Float.class, Codecs.FLOAT),
          Map.entry(Double.class, Codecs.DOUBLE),
          Map.entry(BigDecimal.class, Codecs.BIG_DECIMAL),
          Map.entry(String.class, Codecs.STRING),
          Map.entry(byte[].class, Codecs.BYTES),
          Map.entry(InputStream.class, Codecs.INPUT_STREAM),
          Map.entry(ByteBuffer.class, Codecs.BYTE_BUFFER),
          Map.entry(MemorySegment.class, Codecs.MEMORY_SEGMENT),
          Map.entry(UUID.class, Codecs.UUID),
          Map.entry(LocalDate.class, Codecs.LOCAL_DATE),
          Map.entry(LocalTime.class, Codecs.LOCAL_TIME),
          Map.entry(LocalDateTime.class, Codecs.LOCAL_DATE_TIME),
          Map.entry(Instant.class, Codecs.INSTANT),
          Map.entry(OffsetDateTime.class, Codecs.OFFSET_DATE_TIME),
          Map.entry(boolean[].class, Codecs.BOOLEAN_ARRAY),
          Map.entry(short[].class, Codecs.SHORT_ARRAY),
          Map.entry(int[].class, Codecs.INT_ARRAY),
          Map.entry(long[].class, Codecs.LONG_ARRAY),
          Map.entry(float[].class, Codecs.FLOAT_ARRAY),
          Map.entry(double[].class, Codecs.DOUBLE_ARRAY),
          Map.entry(Inet.class, Codecs.INET),
          Map.entry(Cidr.class, Codecs.CIDR),
          Map.entry(InetAddress.class, Codecs.INET_ADDRESS),
          Map.entry(MacAddress.class, Codecs.MAC_ADDRESS),
          Map.entry(MacAddress8.class, Codecs.MAC_ADDRESS8),
          Map.entry(Point.class, Codecs.POINT),
          Map.entry(Line.class, Codecs.LINE),
          Map.entry(LineSegment.class, Codecs.LINE_SEGMENT),
          Map.entry(Box.class, Codecs.BOX),
          Map.entry(Path.class, Codecs.PATH),
          Map.entry(Polygon.class, Codecs.POLYGON),
          Map.entry(Circle.class, Codecs.CIRCLE),
          Map.entry(TsVector.class, Codecs.TS_VECTOR),
          Map.entry(TsQuery.class, Codecs.TS_QUERY));

  private ClassCodecs() {}

  /**
   * The codec of a class that is no primitive, no enum and no array of objects; null if it has
   * none.
   */
  public static @Nullable Codec<?> of(Class<?> type) {
    return BY_CLASS.get(type);
  }
}

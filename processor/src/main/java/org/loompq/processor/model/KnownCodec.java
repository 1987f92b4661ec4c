package org.loompq.processor.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Java types that the runtime knows, each a constant of its {@code Codecs}. */
public enum KnownCodec {
  BOOLEAN("java.lang.Boolean"),
  SHORT("java.lang.Short"),
  INTEGER("java.lang.Integer"),
  LONG("java.lang.Long"),
  FLOAT("java.lang.Float"),
  DOUBLE("java.lang.Double"),
  BIG_DECIMAL("java.math.BigDecimal"),
  STRING("java.lang.String"),
  BYTES("byte[]"),
  INPUT_STREAM("java.io.InputStream", false),
  BYTE_BUFFER("java.nio.ByteBuffer"),
  MEMORY_SEGMENT("java.lang.foreign.MemorySegment", false),
  UUID("java.util.UUID"),
  LOCAL_DATE("java.time.LocalDate"),
  LOCAL_TIME("java.time.LocalTime"),
  LOCAL_DATE_TIME("java.time.LocalDateTime"),
  INSTANT("java.time.Instant"),
  OFFSET_DATE_TIME("java.time.OffsetDateTime"),
  ZONED_DATE_TIME("java.time.ZonedDateTime"),
  OFFSET_TIME("java.time.OffsetTime"),
  INTERVAL("org.loompq.type.PgInterval"),
  DURATION("java.time.Duration"),
  PERIOD("java.time.Period"),
  BIG_INTEGER("java.math.BigInteger"),
  CHARACTER("java.lang.Character"),
  BIT_STRING("org.loompq.type.BitString"),
  BIT_SET("java.util.BitSet"),
  MONEY("org.loompq.type.Money"),
  LSN("org.loompq.type.Lsn"),
  TID("org.loompq.type.Tid"),
  SNAPSHOT("org.loompq.type.PgSnapshot"),
  INET("org.loompq.type.Inet"),
  CIDR("org.loompq.type.Cidr"),
  INET_ADDRESS("java.net.InetAddress"),
  MAC_ADDRESS("org.loompq.type.MacAddress"),
  MAC_ADDRESS8("org.loompq.type.MacAddress8"),
  POINT("org.loompq.type.Point"),
  LINE("org.loompq.type.Line"),
  LINE_SEGMENT("org.loompq.type.LineSegment"),
  BOX("org.loompq.type.Box"),
  PATH("org.loompq.type.Path"),
  POLYGON("org.loompq.type.Polygon"),
  CIRCLE("org.loompq.type.Circle"),
  TS_VECTOR("org.loompq.type.TsVector"),
  TS_QUERY("org.loompq.type.TsQuery"),
  HSTORE("java.util.Map<java.lang.String,java.lang.String>"),
  BOOLEAN_ARRAY("boolean[]"),
  SHORT_ARRAY("short[]"),
  INT_ARRAY("int[]"),
  LONG_ARRAY("long[]"),
  FLOAT_ARRAY("float[]"),
  DOUBLE_ARRAY("double[]");

  private static final Map<String, KnownCodec> BY_CLASS =
      Arrays.stream(values()).collect(Collectors.toMap(codec -> codec.className, codec -> codec));

  private final String className;
  private final boolean readable;

  KnownCodec(String className) {
    this(className, true);
  }

  KnownCodec(String className, boolean readable) {
    this.className = className;
    this.readable = readable;
  }

  /** That of a class, or an array of primitives; primitives go by their wrappers. */
  public static Optional<KnownCodec> ofClass(String className) {
    return Optional.ofNullable(BY_CLASS.get(className));
  }

  /** Whether a column can be read as it. */
  public boolean isReadable() {
    return readable;
  }

  /** The class, or {@code int[]} and such. */
  public String className() {
    return className;
  }

  /** What it is called: {@code BigDecimal}, {@code IntArray}. */
  public String simpleName() {
    if (this == HSTORE) {
      return "Hstore";
    }
    String name = className.substring(className.lastIndexOf('.') + 1);
    return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace("[]", "Array");
  }

  /** Whether it is an array. */
  public boolean isArray() {
    return className.endsWith("[]") && this != BYTES;
  }
}

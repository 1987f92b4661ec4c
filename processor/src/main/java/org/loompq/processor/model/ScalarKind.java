package org.loompq.processor.model;

import java.util.Optional;
import java.util.stream.Stream;

/** The Java types of single values, each a {@code ValueType} of the runtime. */
public enum ScalarKind {
  BOOLEAN("java.lang.Boolean", "getBoolean", "getBooleanOrNull"),
  SHORT("java.lang.Short", "getShort", "getShortOrNull"),
  INT("java.lang.Integer", "getInt", "getIntegerOrNull"),
  LONG("java.lang.Long", "getLong", "getLongOrNull"),
  FLOAT("java.lang.Float", "getFloat", "getFloatOrNull"),
  DOUBLE("java.lang.Double", "getDouble", "getDoubleOrNull"),
  BIG_DECIMAL("java.math.BigDecimal", "getBigDecimal"),
  STRING("java.lang.String", "getString"),
  BYTES("byte[]", "getBytes"),
  INPUT_STREAM("java.io.InputStream"),
  BYTE_BUFFER("java.nio.ByteBuffer"),
  MEMORY_SEGMENT("java.lang.foreign.MemorySegment"),
  UUID("java.util.UUID", "getUuid"),
  LOCAL_DATE("java.time.LocalDate", "getLocalDate"),
  LOCAL_TIME("java.time.LocalTime", "getLocalTime"),
  LOCAL_DATE_TIME("java.time.LocalDateTime", "getLocalDateTime"),
  INSTANT("java.time.Instant", "getInstant"),
  OFFSET_DATE_TIME("java.time.OffsetDateTime", "getOffsetDateTime"),
  ENUM("", "getEnum");

  private final String className;
  private final String primitiveGetter;
  private final String getter;

  /** Of parameters only. */
  ScalarKind(String className) {
    this(className, "");
  }

  ScalarKind(String className, String getter) {
    this(className, getter, getter);
  }

  ScalarKind(String className, String primitiveGetter, String getter) {
    this.className = className;
    this.primitiveGetter = primitiveGetter;
    this.getter = getter;
  }

  /** The kind of a class; primitives go by their wrappers, and enums are not among them. */
  public static Optional<ScalarKind> ofClass(String className) {
    return Stream.of(values())
        .filter(kind -> kind != ENUM && kind.className.equals(className))
        .findFirst();
  }

  /** Whether a column can be read as it. */
  public boolean isReadable() {
    return !getter.isEmpty();
  }

  /** The method of {@code Rows} that reads it. */
  public String getter(boolean primitive) {
    return primitive ? primitiveGetter : getter;
  }
}

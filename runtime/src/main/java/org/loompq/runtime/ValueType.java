package org.loompq.runtime;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;

/** The Java types that values can have. */
public enum ValueType {
  /** {@code boolean}, for {@code bool}. */
  BOOLEAN(Boolean.class),
  /** {@code short}, for {@code int2}. */
  SHORT(Short.class),
  /** {@code int}, for {@code int4} and what is narrower. */
  INT(Integer.class),
  /** {@code long}, for {@code int8} and what is narrower. */
  LONG(Long.class),
  /** {@code float}, for {@code float4}. */
  FLOAT(Float.class),
  /** {@code double}, for {@code float8} and {@code float4}. */
  DOUBLE(Double.class),
  /** {@link BigDecimal}, for {@code numeric} and the integers. */
  BIG_DECIMAL(BigDecimal.class),
  /** {@link String}, for all types of text, {@code json}, {@code jsonb} and enums. */
  STRING(String.class),
  /** {@code byte[]}, for {@code bytea}. */
  BYTES(byte[].class),
  /** {@link InputStream}, for a parameter that is {@code bytea}. */
  INPUT_STREAM(InputStream.class),
  /** {@link ByteBuffer}, for a parameter that is {@code bytea}. */
  BYTE_BUFFER(ByteBuffer.class),
  /** {@link MemorySegment}, for a parameter that is {@code bytea}. */
  MEMORY_SEGMENT(MemorySegment.class),
  /** {@link java.util.UUID}, for {@code uuid}. */
  UUID(java.util.UUID.class),
  /** {@link LocalDate}, for {@code date}. */
  LOCAL_DATE(LocalDate.class),
  /** {@link LocalTime}, for {@code time}. */
  LOCAL_TIME(LocalTime.class),
  /** {@link LocalDateTime}, for {@code timestamp}. */
  LOCAL_DATE_TIME(LocalDateTime.class),
  /** {@link Instant}, for {@code timestamptz}. */
  INSTANT(Instant.class),
  /** {@link OffsetDateTime}, for {@code timestamptz}; read at offset UTC. */
  OFFSET_DATE_TIME(OffsetDateTime.class),
  /** A Java enum, for a PostgreSQL enum or any type of text. */
  ENUM(String.class);

  private static final Map<Class<?>, ValueType> BY_CLASS = new HashMap<>();

  static {
    for (ValueType type : values()) {
      if (type != ENUM) {
        BY_CLASS.put(type.codec.javaType(), type);
      }
    }
  }

  @SuppressWarnings("ImmutableEnumChecker") // codecs have no state
  private final Codec<?> codec;

  ValueType(Class<?> javaType) {
    this.codec = Objects.requireNonNull(Codecs.of(javaType));
  }

  /** The type for a class or its primitive; null if there is none. */
  static @Nullable ValueType of(Class<?> type) {
    if (type.isEnum()) {
      return ENUM;
    }
    ValueType exact = BY_CLASS.get(MethodType.methodType(type).wrap().returnType());
    return exact == null ? ofSubclass(type) : exact;
  }

  private static @Nullable ValueType ofSubclass(Class<?> type) {
    for (ValueType source : List.of(INPUT_STREAM, BYTE_BUFFER, MEMORY_SEGMENT)) {
      if (source.codec.javaType().isAssignableFrom(type)) {
        return source;
      }
    }
    return null;
  }

  /** For enums that of their labels. */
  Codec<?> codec() {
    return codec;
  }

  /** How errors call it. */
  String javaName(boolean array) {
    String name = this == ENUM ? "an enum" : codec.javaType().getSimpleName();
    return array ? "a list or array of " + name : name;
  }

  /** How errors call what is declared as it: a primitive and its wrapper are not told apart. */
  String declaredName(boolean array) {
    Class<?> primitive = MethodType.methodType(codec.javaType()).unwrap().returnType();
    return primitive.isPrimitive() && !array
        ? primitive.getName() + " or " + javaName(false)
        : javaName(array);
  }
}

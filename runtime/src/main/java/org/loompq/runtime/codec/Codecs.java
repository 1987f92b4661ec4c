package org.loompq.runtime.codec;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All codecs. */
public final class Codecs {

  private static final Map<Class<?>, Codec<?>> BY_CLASS =
      Stream.of(
              Bool.CODEC,
              Int2.CODEC,
              Int4.CODEC,
              Int8.CODEC,
              Float4.CODEC,
              Float8.CODEC,
              Numeric.CODEC,
              Text.CODEC,
              Bytea.CODEC,
              ByteaOfStream.CODEC,
              ByteaOfBuffer.CODEC,
              ByteaOfSegment.CODEC,
              Uuid.CODEC,
              Date.CODEC,
              Time.CODEC,
              Timestamp.CODEC,
              TimestampTz.CODEC,
              OffsetTimestampTz.CODEC)
          .collect(Collectors.toUnmodifiableMap(Codec::javaType, Function.identity()));

  private Codecs() {}

  /** The codec of a class, null if there is none; primitives go by their wrappers. */
  public static @Nullable Codec<?> of(Class<?> type) {
    return BY_CLASS.get(type);
  }
}

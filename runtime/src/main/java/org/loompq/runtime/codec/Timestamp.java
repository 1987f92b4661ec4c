package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * {@code timestamp}: microseconds since 2000-01-01 00:00; see timestamp_send in {@code
 * timestamp.c}. {@code infinity} is {@link LocalDateTime#MAX} and {@code -infinity} is {@link
 * LocalDateTime#MIN}, which lie beyond the range of the type. Nanoseconds are rounded to
 * microseconds, half of one upwards.
 */
public final class Timestamp extends FixedCodec<LocalDateTime> {

  public static final Timestamp CODEC = new Timestamp();

  private Timestamp() {
    super(LocalDateTime.class, Oid.TIMESTAMP, Oid.TIMESTAMP_ARRAY, Format.TIMESTAMP);
  }

  @Override
  public LocalDateTime decode(MemorySegment memory, long offset, int length, PgType type) {
    Wire.checkLength(length, Long.BYTES, "timestamp");
    long micros = Wire.int8(memory, offset);
    if (micros == Micros.INFINITY) {
      return LocalDateTime.MAX;
    }
    if (micros == Micros.MINUS_INFINITY) {
      return LocalDateTime.MIN;
    }
    return Micros.dateTime(micros);
  }

  @Override
  @SuppressWarnings("JavaLocalDateTimeGetNano") // the seconds are in the other argument
  public void encode(BinaryWriter out, LocalDateTime value) {
    if (value.equals(LocalDateTime.MAX)) {
      out.putLong(Micros.INFINITY);
    } else if (value.equals(LocalDateTime.MIN)) {
      out.putLong(Micros.MINUS_INFINITY);
    } else {
      out.putLong(Micros.of(value.toEpochSecond(ZoneOffset.UTC), value.getNano(), "timestamp"));
    }
  }
}

package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.time.Instant;

/**
 * {@code timestamptz}: microseconds since 2000-01-01 00:00 UTC; see timestamptz_send in {@code
 * timestamp.c}. {@code infinity} is {@link Instant#MAX} and {@code -infinity} is {@link
 * Instant#MIN}, which lie beyond the range of the type. Nanoseconds are rounded to microseconds,
 * half of one upwards.
 */
public final class TimestampTz extends FixedCodec<Instant> {

  public static final TimestampTz CODEC = new TimestampTz();

  private TimestampTz() {
    super(Instant.class, Oid.TIMESTAMPTZ, Oid.TIMESTAMPTZ_ARRAY, Format.TIMESTAMPTZ);
  }

  @Override
  public Instant decode(MemorySegment memory, long offset, int length, PgType type) {
    Wire.checkLength(length, Long.BYTES, "timestamptz");
    long micros = Wire.int8(memory, offset);
    if (micros == Micros.INFINITY) {
      return Instant.MAX;
    }
    if (micros == Micros.MINUS_INFINITY) {
      return Instant.MIN;
    }
    return Instant.ofEpochSecond(Micros.epochSecond(micros), Micros.nanos(micros));
  }

  @Override
  public void encode(BinaryWriter out, Instant value) {
    if (value.equals(Instant.MAX)) {
      out.putLong(Micros.INFINITY);
    } else if (value.equals(Instant.MIN)) {
      out.putLong(Micros.MINUS_INFINITY);
    } else {
      out.putLong(Micros.of(value.getEpochSecond(), value.getNano(), "timestamptz"));
    }
  }
}

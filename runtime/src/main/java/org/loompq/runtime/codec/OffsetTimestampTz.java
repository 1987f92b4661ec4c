package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * {@code timestamptz}: microseconds since 2000-01-01 00:00 UTC; see timestamptz_send in {@code
 * timestamp.c}. {@code infinity} is {@link OffsetDateTime#MAX} and {@code -infinity} is {@link
 * OffsetDateTime#MIN}, which lie beyond the range of the type. Nanoseconds are rounded to
 * microseconds, half of one upwards. The server keeps no offset: values are read at UTC.
 */
public final class OffsetTimestampTz extends FixedCodec<OffsetDateTime> {

  public static final OffsetTimestampTz CODEC = new OffsetTimestampTz();

  private OffsetTimestampTz() {
    super(OffsetDateTime.class, Oid.TIMESTAMPTZ, Oid.TIMESTAMPTZ_ARRAY, Format.TIMESTAMPTZ);
  }

  @Override
  public OffsetDateTime decode(MemorySegment memory, long offset, int length, PgType type) {
    Wire.checkLength(length, Long.BYTES, "timestamptz");
    long micros = Wire.int8(memory, offset);
    if (micros == Micros.INFINITY) {
      return OffsetDateTime.MAX;
    }
    if (micros == Micros.MINUS_INFINITY) {
      return OffsetDateTime.MIN;
    }
    return OffsetDateTime.of(Micros.dateTime(micros), ZoneOffset.UTC);
  }

  @Override
  public void encode(BinaryWriter out, OffsetDateTime value) {
    if (value.equals(OffsetDateTime.MAX)) {
      out.putLong(Micros.INFINITY);
    } else if (value.equals(OffsetDateTime.MIN)) {
      out.putLong(Micros.MINUS_INFINITY);
    } else {
      out.putLong(Micros.of(value.toEpochSecond(), value.getNano(), "timestamptz"));
    }
  }
}

package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.time.LocalTime;

/**
 * {@code time}: microseconds since midnight; see time_send in {@code date.c}. The server also has
 * 24:00:00, which is {@link LocalTime#MAX}. Nanoseconds are rounded to microseconds, half of one
 * upwards.
 */
public final class Time extends FixedCodec<LocalTime> {

  public static final Time CODEC = new Time();

  private Time() {
    super(LocalTime.class, Oid.TIME, Oid.TIME_ARRAY, Format.TIME);
  }

  @Override
  public LocalTime decode(MemorySegment memory, long offset, int length, PgType type) {
    Wire.checkLength(length, Long.BYTES, "time");
    long micros = Wire.int8(memory, offset);
    if (micros < 0 || micros > Micros.PER_DAY) {
      throw new CodecException("a time cannot be " + micros + " microseconds after midnight");
    }
    return micros == Micros.PER_DAY ? LocalTime.MAX : LocalTime.ofNanoOfDay(micros * 1000);
  }

  @Override
  public void encode(BinaryWriter out, LocalTime value) {
    out.putLong(Micros.rounded(value.toNanoOfDay()));
  }
}

package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.loompq.type.PgInterval;

/**
 * {@code interval}: microseconds in eight bytes, days in four, months in four; see interval_send in
 * {@code timestamp.c}.
 */
public final class Interval extends FixedCodec<PgInterval> {

  public static final Interval CODEC = new Interval();

  private static final int LENGTH = Long.BYTES + 2 * Integer.BYTES;

  private Interval() {
    super(PgInterval.class, Oid.INTERVAL, Oid.INTERVAL_ARRAY, Format.INTERVAL);
  }

  @Override
  public PgInterval decode(MemorySegment memory, long offset, int length, PgType type) {
    Wire.checkLength(length, LENGTH, "interval");
    long microseconds = Wire.int8(memory, offset);
    int days = Wire.int4(memory, offset + Long.BYTES);
    int months = Wire.int4(memory, offset + Long.BYTES + Integer.BYTES);
    return new PgInterval(months, days, microseconds);
  }

  @Override
  public void encode(BinaryWriter out, PgInterval value) {
    out.putLong(value.microseconds());
    out.putInt(value.days());
    out.putInt(value.months());
  }
}

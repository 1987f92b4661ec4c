package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.time.Period;
import org.loompq.type.PgInterval;

/**
 * {@code interval} of months and days only. One that has a part less than a day is not read. The
 * server does not tell years from twelve months, so a period comes back {@link Period#normalized}.
 */
public final class IntervalOfPeriod extends FixedCodec<Period> {

  public static final IntervalOfPeriod CODEC = new IntervalOfPeriod();

  private IntervalOfPeriod() {
    super(Period.class, Oid.INTERVAL, Oid.INTERVAL_ARRAY, Format.INTERVAL);
  }

  @Override
  public Period decode(MemorySegment memory, long offset, int length, PgType type) {
    PgInterval interval = Interval.CODEC.decode(memory, offset, length, type);
    try {
      return interval.toPeriod();
    } catch (ArithmeticException inexact) {
      throw new CodecException(inexact.getMessage() + "; read it as a PgInterval");
    }
  }

  @Override
  public void encode(BinaryWriter out, Period value) {
    try {
      Interval.CODEC.encode(out, PgInterval.of(value));
    } catch (ArithmeticException tooLong) {
      throw new CodecException("the period is too long for an interval");
    }
  }
}

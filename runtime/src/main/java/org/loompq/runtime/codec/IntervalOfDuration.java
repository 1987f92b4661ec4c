package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.loompq.type.PgInterval;

/**
 * {@code interval} of microseconds only. One that has months or days is not read, since their
 * length depends on the calendar. Nanoseconds are rounded to microseconds, half of one upwards.
 */
public final class IntervalOfDuration extends FixedCodec<Duration> {

  public static final IntervalOfDuration CODEC = new IntervalOfDuration();

  private IntervalOfDuration() {
    super(Duration.class, Oid.INTERVAL, Oid.INTERVAL_ARRAY, Format.INTERVAL);
  }

  @Override
  public Duration decode(MemorySegment memory, long offset, int length, PgType type) {
    PgInterval interval = Interval.CODEC.decode(memory, offset, length, type);
    try {
      return interval.toDuration();
    } catch (ArithmeticException inexact) {
      throw new CodecException(
          inexact.getMessage() + "; read it as a PgInterval, which can count days of 24 hours");
    }
  }

  @Override
  public void encode(BinaryWriter out, Duration value) {
    try {
      Interval.CODEC.encode(out, PgInterval.of(value));
    } catch (ArithmeticException tooLong) {
      throw new CodecException("the duration is too long for an interval");
    }
  }
}

package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.time.LocalDate;

/**
 * {@code date}: days since 2000-01-01; see date_send in {@code date.c}. {@code infinity} is {@link
 * LocalDate#MAX} and {@code -infinity} is {@link LocalDate#MIN}, which lie beyond the range of the
 * type.
 */
public final class Date extends FixedCodec<LocalDate> {

  public static final Date CODEC = new Date();

  /** 2000-01-01, in days since 1970-01-01. */
  static final long EPOCH_DAY = 10_957;

  /** 4714-11-24 BC, Julian day 0 in the proleptic Gregorian calendar. */
  private static final LocalDate FIRST = LocalDate.of(-4713, 11, 24);

  private static final LocalDate LAST = LocalDate.of(5_874_897, 12, 31);

  private Date() {
    super(LocalDate.class, Oid.DATE, Oid.DATE_ARRAY, Format.DATE);
  }

  @Override
  public LocalDate decode(MemorySegment memory, long offset, int length, PgType type) {
    Wire.checkLength(length, Integer.BYTES, "date");
    int days = Wire.int4(memory, offset);
    return switch (days) {
      case Integer.MAX_VALUE -> LocalDate.MAX;
      case Integer.MIN_VALUE -> LocalDate.MIN;
      default -> LocalDate.ofEpochDay(EPOCH_DAY + days);
    };
  }

  @Override
  public void encode(BinaryWriter out, LocalDate value) {
    if (value.equals(LocalDate.MAX)) {
      out.putInt(Integer.MAX_VALUE);
    } else if (value.equals(LocalDate.MIN)) {
      out.putInt(Integer.MIN_VALUE);
    } else if (value.isBefore(FIRST) || value.isAfter(LAST)) {
      throw new CodecException("the date is out of PostgreSQL's range, " + FIRST + " to " + LAST);
    } else {
      out.putInt((int) (value.toEpochDay() - EPOCH_DAY));
    }
  }
}

package org.loompq.type;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.time.temporal.TemporalUnit;
import java.time.temporal.UnsupportedTemporalTypeException;
import java.util.List;
import java.util.Locale;

/**
 * An {@code interval}, exactly as the server keeps it: months, days and microseconds apart, since
 * neither a month nor a day has a fixed length. A year is twelve months. Each part has its own
 * sign.
 *
 * <p>The server compares intervals as if a month had 30 days and a day 24 hours, so it calls {@code
 * 1 day} and {@code 24:00:00} equal; two of these are equal if their parts are.
 *
 * <p>It can be added to dates and times as by the server, months first and microseconds last:
 * {@code timestamp.plus(interval)}. A day that a month does not have becomes its last.
 *
 * @param months months and years
 * @param days days and weeks
 * @param microseconds the rest, of any size
 */
public record PgInterval(int months, int days, long microseconds) implements TemporalAmount {

  /** No time at all. */
  public static final PgInterval ZERO = new PgInterval(0, 0, 0);

  /** {@code infinity}, which PostgreSQL has since version 17. */
  public static final PgInterval INFINITY =
      new PgInterval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

  /** {@code -infinity}, which PostgreSQL has since version 17. */
  public static final PgInterval MINUS_INFINITY =
      new PgInterval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE);

  private static final List<TemporalUnit> UNITS =
      List.of(ChronoUnit.MONTHS, ChronoUnit.DAYS, ChronoUnit.MICROS);

  private static final int MONTHS_PER_YEAR = 12;
  private static final long PER_SECOND = 1_000_000;
  private static final long PER_MINUTE = 60 * PER_SECOND;
  private static final long PER_HOUR = 60 * PER_MINUTE;

  /**
   * An interval of microseconds only.
   *
   * @param duration is rounded to microseconds, half of one upwards
   * @return the interval
   * @throws ArithmeticException if it is longer than some 292,000 years
   */
  public static PgInterval of(Duration duration) {
    long seconds = duration.getSeconds();
    long micros = (duration.getNano() + 500L) / 1_000;
    if (seconds < 0) { // the second that is lent keeps the product of the longest in range
      seconds++;
      micros -= PER_SECOND;
    }
    try {
      return new PgInterval(0, 0, Math.addExact(Math.multiplyExact(seconds, PER_SECOND), micros));
    } catch (ArithmeticException overflow) {
      throw new ArithmeticException("the duration " + duration + " is too long for an interval");
    }
  }

  /**
   * An interval of months and days.
   *
   * @param period its years count twelve months
   * @return the interval
   * @throws ArithmeticException if it has more than some 179 million years
   */
  @SuppressWarnings("JavaPeriodGetDays") // the rest is in the months
  public static PgInterval of(Period period) {
    long months = period.toTotalMonths();
    if (months != (int) months) {
      throw new ArithmeticException("the period " + period + " is too long for an interval");
    }
    return new PgInterval((int) months, period.getDays(), 0);
  }

  /**
   * Whether it has an end.
   *
   * @return false for {@link #INFINITY} and {@link #MINUS_INFINITY}
   */
  public boolean isFinite() {
    return !equals(INFINITY) && !equals(MINUS_INFINITY);
  }

  /**
   * The microseconds of an interval that has nothing else.
   *
   * @return the duration
   * @throws ArithmeticException if there are months or days, whose length depends on the calendar,
   *     or it is infinite
   */
  public Duration toDuration() {
    Duration duration = toDurationOf24HourDays();
    if (days != 0) {
      throw inexact("Duration", "has days, whose length depends on the calendar");
    }
    return duration;
  }

  /**
   * Days and microseconds of an interval without months, where days are known to have 24 hours. So
   * they have in what the server gives for the difference of two timestamps.
   *
   * @return the duration
   * @throws ArithmeticException if there are months, whose length depends on the calendar, or it is
   *     infinite
   */
  public Duration toDurationOf24HourDays() {
    if (!isFinite()) {
      throw inexact("Duration", "has no end");
    }
    if (months != 0) {
      throw inexact("Duration", "has months, whose length depends on the calendar");
    }
    return Duration.ofDays(days).plus(microseconds, ChronoUnit.MICROS);
  }

  /**
   * Months and days of an interval that has nothing else.
   *
   * @return the period; twelve months are a year in it
   * @throws ArithmeticException if there are microseconds, or it is infinite
   */
  public Period toPeriod() {
    if (!isFinite()) {
      throw inexact("Period", "has no end");
    }
    if (microseconds != 0) {
      throw inexact("Period", "has a part that is less than a day");
    }
    return Period.of(months / MONTHS_PER_YEAR, months % MONTHS_PER_YEAR, days);
  }

  /**
   * A part.
   *
   * @param unit one of {@link #getUnits}
   * @return how many of them there are
   * @throws UnsupportedTemporalTypeException if it is another unit
   */
  @Override
  public long get(TemporalUnit unit) {
    return switch (unit) {
      case ChronoUnit.MONTHS -> months;
      case ChronoUnit.DAYS -> days;
      case ChronoUnit.MICROS -> microseconds;
      default -> throw new UnsupportedTemporalTypeException("an interval has no part in " + unit);
    };
  }

  /**
   * The units of the parts.
   *
   * @return months, days and microseconds
   */
  @Override
  public List<TemporalUnit> getUnits() {
    return UNITS;
  }

  /**
   * Adds it to a date or time, of whose units those of the parts that are not 0 have to be.
   *
   * @param temporal the date or time
   * @return what comes later by the interval
   * @throws ArithmeticException if the interval is infinite
   */
  @Override
  public Temporal addTo(Temporal temporal) {
    return moved(temporal, Temporal::plus);
  }

  /**
   * Subtracts it from a date or time, of whose units those of the parts that are not 0 have to be.
   *
   * @param temporal the date or time
   * @return what comes earlier by the interval
   * @throws ArithmeticException if the interval is infinite
   */
  @Override
  public Temporal subtractFrom(Temporal temporal) {
    return moved(temporal, Temporal::minus);
  }

  private Temporal moved(Temporal temporal, Move move) {
    if (!isFinite()) {
      throw new ArithmeticException(
          "the interval " + this + " cannot be added or subtracted: it has no end");
    }
    Temporal moved = temporal;
    for (TemporalUnit unit : UNITS) {
      long amount = get(unit);
      moved = amount == 0 ? moved : move.by(moved, amount, unit);
    }
    return moved;
  }

  /** Plus or minus. */
  private interface Move {
    Temporal by(Temporal temporal, long amount, TemporalUnit unit);
  }

  private ArithmeticException inexact(String type, String why) {
    return new ArithmeticException("the interval " + this + " is no " + type + ": it " + why);
  }

  /** As the server writes it with {@code IntervalStyle} {@code postgres}, its default. */
  @Override
  public String toString() {
    if (!isFinite()) {
      return months > 0 ? "infinity" : "-infinity";
    }
    StringBuilder text = new StringBuilder();
    append(text, months / MONTHS_PER_YEAR, "year", "");
    append(text, months % MONTHS_PER_YEAR, "mon", "");
    append(text, days, "day", months < 0 ? "+" : "");
    if (microseconds != 0 || text.isEmpty()) {
      appendTime(text, days < 0 || (days == 0 && months < 0) ? "+" : "");
    }
    return text.toString();
  }

  /** Appends a part, with a plus that tells it from a negative one before it. */
  private static void append(StringBuilder text, int count, String unit, String plus) {
    if (count != 0) {
      text.append(text.isEmpty() ? "" : " ").append(count > 0 ? plus : "").append(count);
      text.append(' ').append(unit).append(count == 1 ? "" : "s");
    }
  }

  private void appendTime(StringBuilder text, String plus) {
    text.append(text.isEmpty() ? "" : " ").append(microseconds < 0 ? "-" : plus);
    text.append(
        String.format(
            Locale.ROOT,
            "%02d:%02d:%02d",
            Math.abs(microseconds / PER_HOUR),
            Math.abs(microseconds / PER_MINUTE % 60),
            Math.abs(microseconds / PER_SECOND % 60)));
    long fraction = Math.abs(microseconds % PER_SECOND);
    if (fraction != 0) {
      text.append('.').append(String.format(Locale.ROOT, "%06d", fraction).replaceAll("0+$", ""));
    }
  }
}

package org.loompq.runtime.types;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.loompq.runtime.PgText;
import org.loompq.runtime.codec.Codecs;
import org.loompq.type.PgInterval;

/** Dates, times and intervals. */
final class TimeTypes {

  /** The first with infinite intervals. */
  private static final int INFINITE_INTERVALS = 17;

  static final Values<LocalDate> DATES =
      Values.of(
          random -> LocalDate.ofEpochDay(random.nextInt(-2_000_000, 2_000_000)),
          LocalDate.MIN,
          LocalDate.MAX,
          LocalDate.of(-4713, 11, 24),
          LocalDate.of(5_874_897, 12, 31),
          LocalDate.of(0, 12, 31),
          LocalDate.of(2000, 1, 1));

  private static final Values<LocalTime> TIMES =
      Values.of(
          random -> LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1000),
          LocalTime.MIN,
          LocalTime.MAX,
          LocalTime.of(23, 59, 59, 999_999_000));

  static final Values<LocalDateTime> DATE_TIMES =
      Values.of(
          TimeTypes::dateTime,
          LocalDateTime.MIN,
          LocalDateTime.MAX,
          LocalDateTime.of(-4713, 11, 24, 0, 0),
          LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000),
          LocalDateTime.of(1999, 12, 31, 23, 59, 59, 999_999_000));

  static final Values<Instant> INSTANTS =
      Values.of(
          random -> dateTime(random).toInstant(ZoneOffset.UTC),
          Instant.MIN,
          Instant.MAX,
          Instant.EPOCH,
          LocalDateTime.of(-4713, 11, 24, 0, 0).toInstant(ZoneOffset.UTC));

  private static final Values<PgInterval> INTERVALS =
      Values.of(
          TimeTypes::interval,
          PgInterval.ZERO,
          new PgInterval(-1, 1, -1),
          new PgInterval(Integer.MIN_VALUE + 1, Integer.MAX_VALUE, 0),
          new PgInterval(0, 0, Long.MIN_VALUE + 1));

  private static final Values<Duration> DURATIONS =
      Values.of(
          random -> Duration.of(random.nextLong(), ChronoUnit.MICROS),
          Duration.ZERO,
          Duration.of(-1, ChronoUnit.MICROS),
          Duration.ofDays(400));

  private static final Values<Period> PERIODS =
      Values.of(
          random -> Period.of(0, random.nextInt(-100_000, 100_000), random.nextInt()).normalized(),
          Period.ZERO,
          Period.of(-1, -2, 3));

  private TimeTypes() {}

  static Family family(int version) {
    SqlType timestamptz = SqlType.of("timestamptz");
    SqlType interval = SqlType.of("interval");
    List<PgInterval> infinities =
        version < INFINITE_INTERVALS
            ? List.of()
            : List.of(PgInterval.INFINITY, PgInterval.MINUS_INFINITY);
    return new Family(
        "Dates and times",
        List.of(
            Mapping.of(SqlType.of("date"), Codecs.LOCAL_DATE, DATES, PgText::date),
            Mapping.of(SqlType.of("time"), Codecs.LOCAL_TIME, TIMES, PgText::time)
                .note("`24:00` is `LocalTime.MAX`"),
            Mapping.of(
                    SqlType.of("timetz"),
                    Codecs.OFFSET_TIME,
                    new Values<>(
                        List.of(LocalTime.MAX.atOffset(ZoneOffset.UTC)), TimeTypes::offsetTime),
                    TimeTypes::text)
                .note("`24:00` is `LocalTime.MAX` at the offset"),
            Mapping.of(
                SqlType.of("timestamp"), Codecs.LOCAL_DATE_TIME, DATE_TIMES, PgText::timestamp),
            Mapping.of(timestamptz, Codecs.INSTANT, INSTANTS, PgText::timestamptz),
            Mapping.of(
                    timestamptz,
                    Codecs.OFFSET_DATE_TIME,
                    Values.of(
                        random -> dateTime(random).atOffset(ZoneOffset.UTC),
                        OffsetDateTime.MIN,
                        OffsetDateTime.MAX),
                    PgText::timestamptz)
                .note("the server keeps no offset: read at UTC"),
            Mapping.of(
                    timestamptz,
                    Codecs.ZONED_DATE_TIME,
                    Values.of(
                        random -> dateTime(random).atZone(ZoneOffset.UTC),
                        Instant.EPOCH.atZone(ZoneOffset.UTC)),
                    value -> PgText.timestamptz(value.toInstant()))
                .note("the server keeps no zone: read at UTC; has no infinity"),
            Mapping.of(interval, Codecs.INTERVAL, INTERVALS.and(infinities), PgInterval::toString),
            Mapping.of(
                    interval, Codecs.DURATION, DURATIONS, value -> PgInterval.of(value).toString())
                .note("an interval with months or days is refused when read"),
            Mapping.of(interval, Codecs.PERIOD, PERIODS, value -> PgInterval.of(value).toString())
                .note("an interval with a part of a day is refused when read")));
  }

  private static LocalDateTime dateTime(Random random) {
    long second = random.nextLong(-200_000_000_000L, 9_000_000_000_000L);
    return LocalDateTime.ofEpochSecond(second, random.nextInt(1_000_000) * 1000, ZoneOffset.UTC);
  }

  private static OffsetTime offsetTime(Random random) {
    int limit = 16 * 60 * 60;
    int seconds = random.nextInt(1 - limit, limit);
    int rounded = random.nextBoolean() ? seconds : seconds / 3600 * 3600;
    return TIMES.random().apply(random).atOffset(ZoneOffset.ofTotalSeconds(rounded));
  }

  /** See EncodeTimezone in {@code datetime.c}: minutes and seconds only if there are some. */
  private static String text(OffsetTime value) {
    String offset = value.getOffset().equals(ZoneOffset.UTC) ? "+00" : value.getOffset().getId();
    return PgText.time(value.toLocalTime()) + offset.replaceFirst("^(...):00$", "$1");
  }

  private static PgInterval interval(Random random) {
    return new PgInterval(
        random.nextInt(-10_000, 10_000), random.nextInt(-1000, 1000), random.nextLong() >> 10);
  }
}

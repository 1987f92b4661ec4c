package org.loompq.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.UnsupportedTemporalTypeException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PgIntervalTest {

  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1 mon",
    "-14, 3, -14706700000, -1 years -2 mons +3 days -04:05:06.7",
    "0, 0, 0, 00:00:00",
    "0, 1, 0, 1 day",
    "-2136000000, 0, 0, -178000000 years",
    "1, -1, 0, 1 mon -1 days",
    "0, 0, -1, -00:00:00.000001",
    "13, 0, 0, 1 year 1 mon",
    "2, -1, 1000000, 2 mons -1 days +00:00:01",
    "0, 0, 360000500000, 100:00:00.5",
    "-1, 1, -1000000, -1 mons +1 day -00:00:01",
    "-2, 0, 1000000, -2 mons +00:00:01",
    "12, -1, 1000000, 1 year -1 days +00:00:01",
    "0, -1, 7200000000, -1 days +02:00:00",
    "-2147483648, -2147483648, 0, -178956970 years -8 mons -2147483648 days",
    "2147483647, 0, -9223372036854775808, 178956970 years 7 mons -2562047788:00:54.775808",
  })
  void isShownAsTheServerShowsIt(int months, int days, long microseconds, String text) {
    assertThat(new PgInterval(months, days, microseconds)).hasToString(text);
  }

  @Test
  void isInfiniteIfAllItsPartsAreAtTheirEnds() {
    assertThat(PgInterval.INFINITY).hasToString("infinity");
    assertThat(PgInterval.MINUS_INFINITY).hasToString("-infinity");
    assertThat(PgInterval.INFINITY.isFinite()).isFalse();
    assertThat(PgInterval.MINUS_INFINITY.isFinite()).isFalse();
    assertThat(new PgInterval(Integer.MAX_VALUE, Integer.MAX_VALUE, 0).isFinite()).isTrue();
    assertThat(PgInterval.ZERO.isFinite()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0", "PT1.5S, 1500000", "PT-0.000001S, -1", "PT100H, 360000000000",
    "PT0.000000499S, 0", "PT0.0000005S, 1", "PT-0.0000005S, 0", "PT-0.000000501S, -1",
    "PT2562047788H54.775807S, 9223372036854775807",
        "PT-2562047788H-54.775808S, -9223372036854775808"
  })
  void roundsADurationToMicroseconds(Duration duration, long microseconds) {
    assertThat(PgInterval.of(duration)).isEqualTo(new PgInterval(0, 0, microseconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PT2562047788H54.7758075S",
        "PT-2562047788H-54.7758086S",
        "PT2562047788015215H30M7S",
        "PT-2562047788015215H-30M-8S"
      })
  void refusesADurationThatIsTooLong(Duration duration) {
    assertThatThrownBy(() -> PgInterval.of(duration))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining(duration.toString());
  }

  @Test
  void givesEveryDurationBack() {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      PgInterval interval = new PgInterval(0, 0, random.nextLong() >> random.nextInt(64));
      assertThat(PgInterval.of(interval.toDuration())).as("seed %d", SEED).isEqualTo(interval);
    }
  }

  @Test
  void givesEveryPeriodBack() {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      PgInterval interval = new PgInterval(random.nextInt(), random.nextInt(), 0);
      assertThat(PgInterval.of(interval.toPeriod())).as("seed %d", SEED).isEqualTo(interval);
    }
  }

  @Test
  void countsAYearOfAPeriodAsTwelveMonths() {
    assertThat(PgInterval.of(Period.of(1, 2, -3))).isEqualTo(new PgInterval(14, -3, 0));
    assertThat(PgInterval.of(Period.ofMonths(14)).toPeriod()).isEqualTo(Period.of(1, 2, 0));
    assertThat(new PgInterval(-14, 0, 0).toPeriod()).isEqualTo(Period.of(-1, -2, 0));
  }

  @Test
  void refusesAPeriodThatIsTooLong() {
    Period period = Period.ofYears(178_956_971);
    assertThatThrownBy(() -> PgInterval.of(period))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("P178956971Y");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, has months",
    "0, 1, 0, has days",
    "1, 1, 1, has months",
    "2147483647, 2147483647, 9223372036854775807, has no end",
    "-2147483648, -2147483648, -9223372036854775808, has no end",
  })
  void isNoDurationIfItsLengthIsNotFixed(int months, int days, long microseconds, String why) {
    PgInterval interval = new PgInterval(months, days, microseconds);
    assertThatThrownBy(interval::toDuration)
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining(interval + " is no Duration: it " + why);
  }

  @Test
  void isADurationIfItsDaysAreKnownToHave24Hours() {
    assertThat(new PgInterval(0, 3, -1).toDurationOf24HourDays())
        .isEqualTo(Duration.ofDays(3).minusNanos(1_000));
    assertThatThrownBy(new PgInterval(1, 0, 0)::toDurationOf24HourDays)
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("has months");
  }

  @Test
  void isNoPeriodIfItHasAPartOfADay() {
    assertThatThrownBy(new PgInterval(1, 1, 1)::toPeriod)
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("less than a day");
    assertThatThrownBy(PgInterval.INFINITY::toPeriod)
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("infinity is no Period: it has no end");
  }

  @Test
  void isAddedAndSubtractedAsTheServerDoes() {
    assertThat(LocalDateTime.parse("2024-01-31T00:00").plus(new PgInterval(1, -1, 90_000_000_001L)))
        .isEqualTo(LocalDateTime.parse("2024-02-29T01:00:00.000001"));
    assertThat(LocalDateTime.parse("2024-03-31T00:00").minus(new PgInterval(1, 1, -1_000_000)))
        .isEqualTo(LocalDateTime.parse("2024-02-28T00:00:01"));
    assertThat(LocalDate.parse("2024-01-31").plus(new PgInterval(13, 0, 0)))
        .isEqualTo(LocalDate.parse("2025-02-28"));
    assertThat(Instant.EPOCH.plus(new PgInterval(0, 1, 0))).isEqualTo("1970-01-02T00:00:00Z");
  }

  @Test
  void isNotAddedWhereItDoesNotFit() {
    assertThatThrownBy(() -> Instant.EPOCH.plus(new PgInterval(1, 0, 0)))
        .isInstanceOf(UnsupportedTemporalTypeException.class);
    assertThatThrownBy(() -> LocalDate.EPOCH.plus(new PgInterval(0, 0, 1)))
        .isInstanceOf(UnsupportedTemporalTypeException.class);
    assertThatThrownBy(() -> LocalDate.EPOCH.minus(PgInterval.INFINITY))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("infinity cannot be added");
  }

  @Test
  void hasThreeParts() {
    PgInterval interval = new PgInterval(1, 2, 3);
    assertThat(interval.getUnits())
        .containsExactly(ChronoUnit.MONTHS, ChronoUnit.DAYS, ChronoUnit.MICROS);
    assertThat(interval.getUnits().stream().map(interval::get)).containsExactly(1L, 2L, 3L);
    assertThatThrownBy(() -> interval.get(ChronoUnit.YEARS))
        .isInstanceOf(UnsupportedTemporalTypeException.class);
  }
}

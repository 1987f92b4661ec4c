package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesAndTimesTest {

  private static final LocalDateTime EPOCH = LocalDateTime.of(2000, 1, 1, 0, 0);

  @ParameterizedTest
  @CsvSource({
    "2000-01-01, 00000000",
    "1999-12-31, ffffffff",
    "2024-02-29, 00002279",
    "-4713-11-24, ffda97a7",
    "+5874897-12-31, 7fda970c",
    "+999999999-12-31, 7fffffff",
    "-999999999-01-01, 80000000",
  })
  void datesHaveTheBytesThatTheServerSends(LocalDate date, String hex) {
    assertThat(Encoded.of(Date.CODEC, date).hex()).isEqualTo(hex);
    assertThat(Encoded.ofHex(hex).as(Date.CODEC, Oid.DATE)).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource({
    "2000-01-01T00:00:00, 0000000000000000",
    "1999-12-31T23:59:59.999999, ffffffffffffffff",
    "2024-02-29T12:34:56.789012, 0002b58341728614",
    "-4713-11-24T00:00:00, fd0f7cc1411fa000",
    "+294276-12-31T23:59:59.999999, 7fffff5bb3b29fff",
  })
  void timestampsHaveTheBytesThatTheServerSends(LocalDateTime value, String hex) {
    Instant instant = value.toInstant(ZoneOffset.UTC);
    OffsetDateTime atUtc = value.atOffset(ZoneOffset.UTC);
    assertThat(Encoded.of(Timestamp.CODEC, value).hex()).isEqualTo(hex);
    assertThat(Encoded.of(TimestampTz.CODEC, instant).hex()).isEqualTo(hex);
    assertThat(Encoded.of(OffsetTimestampTz.CODEC, atUtc).hex()).isEqualTo(hex);
    Encoded encoded = Encoded.ofHex(hex);
    assertThat(encoded.as(Timestamp.CODEC, Oid.TIMESTAMP)).isEqualTo(value);
    assertThat(encoded.as(TimestampTz.CODEC, Oid.TIMESTAMPTZ)).isEqualTo(instant);
    assertThat(encoded.as(OffsetTimestampTz.CODEC, Oid.TIMESTAMPTZ).equals(atUtc)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"00:00, 0000000000000000", "12:34:56.789012, 0000000a8be62614"})
  void timesHaveTheBytesThatTheServerSends(LocalTime time, String hex) {
    assertThat(Encoded.of(Time.CODEC, time).hex()).isEqualTo(hex);
    assertThat(Encoded.ofHex(hex).as(Time.CODEC, Oid.TIME)).isEqualTo(time);
  }

  @Property
  void carriesEveryDate(@ForAll @IntRange(min = -2_451_545, max = 2_145_031_948) int days) {
    LocalDate date = EPOCH.toLocalDate().plusDays(days);
    assertThat(Encoded.of(Date.CODEC, date).as(Date.CODEC, Oid.DATE)).isEqualTo(date);
  }

  @Property
  void carriesEveryTime(@ForAll @LongRange(max = Micros.PER_DAY - 1) long micros) {
    LocalTime time = LocalTime.ofNanoOfDay(micros * 1000);
    assertThat(Encoded.of(Time.CODEC, time).as(Time.CODEC, Oid.TIME)).isEqualTo(time);
  }

  @Property
  void carriesEveryTimestamp(
      @ForAll @LongRange(min = Micros.FIRST, max = Micros.LAST) long micros,
      @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
    LocalDateTime value = EPOCH.plus(micros, ChronoUnit.MICROS);
    Instant instant = value.toInstant(ZoneOffset.UTC);
    OffsetDateTime elsewhere = instant.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));

    assertThat(Encoded.of(Timestamp.CODEC, value).as(Timestamp.CODEC, Oid.TIMESTAMP))
        .isEqualTo(value);
    assertThat(Encoded.of(TimestampTz.CODEC, instant).as(TimestampTz.CODEC, Oid.TIMESTAMPTZ))
        .isEqualTo(instant);
    OffsetDateTime back =
        Encoded.of(OffsetTimestampTz.CODEC, elsewhere).as(OffsetTimestampTz.CODEC, Oid.TIMESTAMPTZ);
    assertThat(back.equals(value.atOffset(ZoneOffset.UTC))).isTrue();
  }

  @Test
  void infinityIsTheEndOfEachJavaTypeBothWays() {
    assertInfinity(Timestamp.CODEC, LocalDateTime.MAX, LocalDateTime.MIN);
    assertInfinity(TimestampTz.CODEC, Instant.MAX, Instant.MIN);
    assertInfinity(OffsetTimestampTz.CODEC, OffsetDateTime.MAX, OffsetDateTime.MIN);
    assertInfinity(
        ZonedTimestampTz.CODEC,
        OffsetDateTime.MAX.toZonedDateTime(),
        OffsetDateTime.MIN.toZonedDateTime());
  }

  private static <T> void assertInfinity(Codec<T> codec, T max, T min) {
    assertThat(Encoded.of(codec, max).hex()).isEqualTo("7fffffffffffffff");
    assertThat(Encoded.of(codec, min).hex()).isEqualTo("8000000000000000");
    // equals, since AssertJ compares OffsetDateTime by instant
    assertThat(Encoded.of(codec, max).as(codec, codec.parameterOid()).equals(max)).isTrue();
    assertThat(Encoded.of(codec, min).as(codec, codec.parameterOid()).equals(min)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "12:34:56.789012+05:30, 0000000a8be62614ffffb2a8",
    "00:00-08:00, 000000000000000000007080",
    "00:00+15:59:59, 0000000000000000ffff1f01",
    "23:59:59.999999999Z, 000000141dd7600000000000",
    "23:59:59.999999999-15:59:59, 000000141dd760000000e0ff",
  })
  void timesWithAnOffsetHaveTheBytesThatTheServerSends(OffsetTime time, String hex) {
    assertThat(Encoded.of(TimeTz.CODEC, time).hex()).isEqualTo(hex);
    assertThat(Encoded.ofHex(hex).as(TimeTz.CODEC, Oid.TIMETZ)).isEqualTo(time);
  }

  @Property
  void carriesEveryTimeWithAnOffset(
      @ForAll @LongRange(max = Micros.PER_DAY - 1) long micros,
      @ForAll @IntRange(min = -57_599, max = 57_599) int offset) {
    OffsetTime time =
        LocalTime.ofNanoOfDay(micros * 1000).atOffset(ZoneOffset.ofTotalSeconds(offset));
    assertThat(Encoded.of(TimeTz.CODEC, time).as(TimeTz.CODEC, Oid.TIMETZ)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12:00+16:00", "12:00-16:00", "12:00-18:00"})
  void refusesAnOffsetThatTheServerDoesNotHave(OffsetTime time) {
    assertThatThrownBy(() -> Encoded.of(TimeTz.CODEC, time))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(time.getOffset().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "0000000000000000 0000e100, 57600 seconds",
    "0000000000000000 ffff1f00, -57600 seconds",
    "0000000000000000 80000000, -2147483648 seconds",
    "000000141dd76001 00000000, after midnight",
    "ffffffffffffffff 00000000, after midnight",
  })
  void saysWhyBytesAreNoTimeWithAnOffset(String hex, String reason) {
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(TimeTz.CODEC, Oid.TIMETZ))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aZonedTimeIsReadAtUtc() {
    ZonedDateTime paris = ZonedDateTime.of(2026, 7, 1, 12, 0, 0, 0, ZoneId.of("Europe/Paris"));
    ZonedDateTime back =
        Encoded.of(ZonedTimestampTz.CODEC, paris).as(ZonedTimestampTz.CODEC, Oid.TIMESTAMPTZ);
    assertThat(back.equals(ZonedDateTime.of(2026, 7, 1, 10, 0, 0, 0, ZoneOffset.UTC))).isTrue();
  }

  @Test
  void halfAMicrosecondGoesUpOnBothSidesOfTheEpoch() {
    LocalDateTime before = LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_998_500);
    assertThat(Encoded.of(Timestamp.CODEC, before).as(Timestamp.CODEC, Oid.TIMESTAMP))
        .isEqualTo(before.plusNanos(500));
    assertThat(Encoded.of(Timestamp.CODEC, EPOCH.plusNanos(499)).hex())
        .isEqualTo("0000000000000000");
    assertThat(Encoded.of(Timestamp.CODEC, EPOCH.plusNanos(500)).hex())
        .isEqualTo("0000000000000001");
    assertThat(Encoded.of(TimestampTz.CODEC, Instant.ofEpochSecond(946_684_799, 999_999_500)).hex())
        .isEqualTo("0000000000000000");
  }

  @Test
  void theEndOfTheDayIsTheLastLocalTime() {
    String endOfDay = "000000141dd76000";
    assertThat(Encoded.of(Time.CODEC, LocalTime.of(23, 59, 59, 999_999_500)).hex())
        .isEqualTo(endOfDay);
    assertThat(Encoded.of(Time.CODEC, LocalTime.of(23, 59, 59, 999_999_499)).hex())
        .isEqualTo("000000141dd75fff");
    assertThat(Encoded.of(Time.CODEC, LocalTime.MAX).hex()).isEqualTo(endOfDay);
    assertThat(Encoded.ofHex(endOfDay).as(Time.CODEC, Oid.TIME)).isEqualTo(LocalTime.MAX);
  }

  @ParameterizedTest
  @CsvSource({"000000141dd76001", "ffffffffffffffff"})
  void refusesATimeOutsideTheDay(String hex) {
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(Time.CODEC, Oid.TIME))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("after midnight");
  }

  @Test
  void refusesTheFirstValuesBeyondEachRange() {
    LocalDateTime first = LocalDateTime.of(-4713, 11, 24, 0, 0);
    LocalDateTime last = LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000);
    for (LocalDateTime beyond :
        new LocalDateTime[] {
          first.minusNanos(1_000),
          last.plusNanos(500),
          last.plusNanos(1_000),
          LocalDateTime.MIN.plusNanos(1),
          LocalDateTime.MAX.minusNanos(1)
        }) {
      assertOutOfRange(Timestamp.CODEC, beyond, "timestamp");
      assertOutOfRange(TimestampTz.CODEC, beyond.toInstant(ZoneOffset.UTC), "timestamptz");
      assertOutOfRange(OffsetTimestampTz.CODEC, beyond.atOffset(ZoneOffset.UTC), "timestamptz");
    }
    assertOutOfRange(TimestampTz.CODEC, Instant.MAX.minusNanos(1), "timestamptz");
    assertOutOfRange(
        OffsetTimestampTz.CODEC, LocalDateTime.MAX.atOffset(ZoneOffset.UTC), "timestamptz");
    assertOutOfRange(Date.CODEC, LocalDate.of(-4713, 11, 23), "date");
    assertOutOfRange(Date.CODEC, LocalDate.of(5_874_898, 1, 1), "date");
  }

  private static <T> void assertOutOfRange(Codec<T> codec, T value, String type) {
    assertThatThrownBy(() -> Encoded.of(codec, value))
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith("the " + type + " is out of PostgreSQL's range,")
        .hasMessageNotContaining(value.toString())
        .hasMessageContaining("-4713-11-24");
  }
}

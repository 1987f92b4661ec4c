package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loompq.type.PgInterval;

class IntervalTest {

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 00000000000000000000000000000001",
    "-14, 3, -14706700000, fffffffc9369912000000003fffffff2",
    "0, 1, 0, 00000000000000000000000100000000",
    "1, -1, 0, 0000000000000000ffffffff00000001",
    "0, 0, 360000500000, 00000053d1b3b1200000000000000000",
  })
  void hasTheBytesThatTheServerSends(int months, int days, long microseconds, String hex) {
    PgInterval interval = new PgInterval(months, days, microseconds);
    assertThat(Encoded.of(Interval.CODEC, interval).hex()).isEqualTo(hex);
    assertThat(Encoded.ofHex(hex).as(Interval.CODEC, Oid.INTERVAL)).isEqualTo(interval);
  }

  @Property
  void carriesEveryInterval(@ForAll int months, @ForAll int days, @ForAll long microseconds) {
    PgInterval interval = new PgInterval(months, days, microseconds);
    assertThat(Encoded.of(Interval.CODEC, interval).as(Interval.CODEC, Oid.INTERVAL))
        .isEqualTo(interval);
  }

  @Test
  void infinityIsAllPartsAtTheirEnds() {
    String infinity = "7fffffffffffffff7fffffff7fffffff";
    String minus = "80000000000000008000000080000000";
    assertThat(Encoded.of(Interval.CODEC, PgInterval.INFINITY).hex()).isEqualTo(infinity);
    assertThat(Encoded.of(Interval.CODEC, PgInterval.MINUS_INFINITY).hex()).isEqualTo(minus);
  }

  @Property
  void carriesEveryDurationOfMicroseconds(@ForAll long microseconds) {
    Duration duration = new PgInterval(0, 0, microseconds).toDuration();
    Codec<Duration> codec = IntervalOfDuration.CODEC;
    assertThat(Encoded.of(codec, duration).as(codec, Oid.INTERVAL)).isEqualTo(duration);
  }

  @Property
  void carriesEveryPeriodThatIsNormalized(@ForAll int months, @ForAll int days) {
    Period period = Period.of(0, months, days).normalized();
    Codec<Period> codec = IntervalOfPeriod.CODEC;
    assertThat(Encoded.of(codec, period).as(codec, Oid.INTERVAL)).isEqualTo(period);
  }

  @Test
  void halfAMicrosecondGoesUp() {
    Codec<Duration> codec = IntervalOfDuration.CODEC;
    assertThat(Encoded.of(codec, Duration.ofNanos(499)).as(codec, Oid.INTERVAL)).isZero();
    assertThat(Encoded.of(codec, Duration.ofNanos(500)).as(codec, Oid.INTERVAL)).hasNanos(1_000);
    assertThat(Encoded.of(codec, Duration.ofNanos(-500)).as(codec, Oid.INTERVAL)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, the interval 1 mon is no Duration: it has months",
    "0, 3, 1000000, the interval 3 days 00:00:01 is no Duration: it has days",
    "2147483647, 2147483647, 9223372036854775807, the interval infinity is no Duration",
  })
  void saysWhatElseToReadAnIntervalAsThatIsNoDuration(
      int months, int days, long microseconds, String reason) {
    Encoded interval = Encoded.of(Interval.CODEC, new PgInterval(months, days, microseconds));
    assertThatThrownBy(() -> interval.as(IntervalOfDuration.CODEC, Oid.INTERVAL))
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith(reason)
        .hasMessageContaining("read it as a PgInterval");
  }

  @Test
  void saysWhatElseToReadAnIntervalAsThatIsNoPeriod() {
    Encoded interval = Encoded.of(Interval.CODEC, new PgInterval(1, 0, 1));
    assertThatThrownBy(() -> interval.as(IntervalOfPeriod.CODEC, Oid.INTERVAL))
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith("the interval 1 mon 00:00:00.000001 is no Period")
        .hasMessageContaining("read it as a PgInterval");
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatThrownBy(() -> Encoded.of(IntervalOfDuration.CODEC, Duration.ofDays(200_000_000)))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> Encoded.of(IntervalOfPeriod.CODEC, Period.ofYears(200_000_000)))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("too long");
  }
}

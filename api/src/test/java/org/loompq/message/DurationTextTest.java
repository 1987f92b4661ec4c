package org.loompq.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s",
    "PT0.2S, 200ms",
    "PT1.5S, 1500ms",
    "PT2S, 2s",
    "PT1M, 1m",
    "PT1M30S, 90s",
    "PT3H, 3h",
    "P2D, 48h",
    "PT0.0005S, 0.0005s",
    "PT10M0.25S, 600.25s",
    "PT-1S, -1s",
    "PT-0.2S, -200ms",
    "PT2562047788015215H30M7.999999999S, 9223372036854775807.999999999s"
  })
  void showsADurationAsItIsWritten(Duration duration, String readable) {
    assertThat(DurationText.of(duration)).isEqualTo(readable);
  }
}

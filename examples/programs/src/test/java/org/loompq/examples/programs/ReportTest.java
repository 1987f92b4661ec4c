package org.loompq.examples.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.loompq.Database;

/** In a heap that does not hold the sales. */
class ReportTest {

  @Test
  void printsTheTotalOfEachDay() {
    Output output = new Output();
    try (Database db = TestServer.open()) {
      Report.run(db, output.stream());
    }
    List<String> lines = output.lines();
    // A sale every 2.5 s makes 34,560 of them a day; amounts rise to 99.72, again and again.
    assertThat(lines).hasSize(1 + 29 + 1);
    assertThat(lines.get(1))
        .isEqualTo(
            "2026-01-01: %,d sales, %s in total, the largest of 99.72 in shop 0"
                .formatted(34_560, firstDay()));
    assertThat(lines.get(29)).startsWith("2026-01-29: ");
    assertThat(lines.getLast()).matches("All days: (\\d+\\.\\d\\d); the server's own sum: \\1");
  }

  private static BigDecimal firstDay() {
    long cents = LongStream.range(0, 34_560).map(n -> n % 9973).sum();
    return BigDecimal.valueOf(cents, 2);
  }
}

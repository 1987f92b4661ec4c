package org.loompq.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.loompq.Database;

class QuickstartTest {

  @Test
  void transfersMoneyFromTenThousandVirtualThreads() throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String url = "postgresql://postgres@localhost:" + server.getPort() + "/postgres";

      Quickstart.Outcome outcome = Quickstart.run(url);

      assertThat(outcome.before()).isEqualTo("10000000.00");
      assertThat(outcome.after()).isEqualTo("10000000.00");
      assertThat(outcome.done() + outcome.refused()).isEqualTo(10_000);
      assertThat(outcome.refused()).isBetween(500, 2_500);
      assertThat(outcome.retried()).isBetween(1L, 5_000L);
      try (Database db = Database.open(url)) {
        assertThat(db.execute("SELECT to_regnamespace('quickstart') IS NULL").scalar(Boolean.class))
            .isTrue();
      }
    }
  }

  @Test
  void failsIfMoneyIsMissing() {
    Quickstart.Outcome outcome =
        new Quickstart.Outcome(1, 0, 0, new BigDecimal("200.00"), new BigDecimal("199.99"));
    assertThatThrownBy(outcome::check)
        .hasMessage("the accounts held 200.00 before the transfers and hold 199.99 now");
  }
}

package org.loompq.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.loompq.Database;

class QuickstartTest {

  @Test
  void readsAccountsFromTenThousandVirtualThreads() throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String url = "postgresql://postgres@localhost:" + server.getPort() + "/postgres";

      long cents = Quickstart.run(url);

      // Balances are between 0.25 and 499.25, and 50,000 of them are read.
      assertThat(cents).isBetween(50_000L * 200_00, 50_000L * 300_00);
      try (Database db = Database.open(url)) {
        assertThat(db.execute("SELECT to_regnamespace('quickstart') IS NULL").scalar(Boolean.class))
            .isTrue();
      }
    }
  }
}

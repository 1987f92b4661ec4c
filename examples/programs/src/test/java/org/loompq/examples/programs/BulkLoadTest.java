package org.loompq.examples.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loompq.Database;

class BulkLoadTest {

  @TempDir private Path directory;

  @Test
  void exportsWhatItHasLoadedAndNothingOfAFaultyFile() throws IOException {
    Output output = new Output();
    try (Database db = TestServer.open()) {
      BulkLoad.run(db, directory, output.stream());

      assertThat(db.execute("SELECT to_regnamespace('bulk_load') IS NULL").scalar(Boolean.class))
          .isTrue();
    }
    assertThat(output.lines())
        .containsSubsequence(
            "Loading faulty.csv: 50 %",
            "That was in COPY reading, line 1000002, column celsius: \"hot\"",
            "The table has 0 rows.",
            "Loading readings.csv: 25 %",
            "Loading readings.csv: 50 %",
            "Loading readings.csv: 75 %",
            "Loading readings.csv: 100 %",
            "Loaded %,d rows.".formatted(1_000_000),
            "Exporting exported.csv: 25 %",
            "Exporting exported.csv: 100 %",
            "What was exported is what was loaded.");
    assertThat(directory.resolve("exported.csv"))
        .hasSameBinaryContentAs(directory.resolve("readings.csv"));
  }
}

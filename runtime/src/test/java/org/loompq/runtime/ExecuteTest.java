package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.loompq.Database;

class ExecuteTest {

  @Test
  void runsAStatementWithParameters() {
    try (Database db = TestServer.open(2)) {
      assertThat(db.execute("SELECT $1 + 1", 41L).scalar(Long.class)).isEqualTo(42);
      System.out.println(db.stats());
      System.out.println(org.loompq.runtime.libpq.LibraryLocation.require());
    }
  }
}

package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which statements are no COPY, and where one is refused. */
class CopyRefusalTest extends CopiedTable {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "COPY copied TO STDOUT",
        "COPY copied FROM 'data.csv'",
        "COPY copied FROM STDIN; DROP TABLE copied",
        ""
      })
  void takesNothingElseIn(String sql) {
    assertThatThrownBy(() -> db.copyIn(sql))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing was sent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TABLE copied",
        "COPY copied FROM STDIN",
        "COPY copied TO 'data.csv'",
        "COPY copied TO STDOUT; DROP TABLE copied;"
      })
  void takesNothingElseOut(String sql) {
    assertThatThrownBy(() -> db.copyOut(sql))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing was sent");
  }

  @Test
  void isRefusedAsAStatementAndNamed() {
    assertThatThrownBy(() -> db.execute(IN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Session.copyIn");
    assertThatThrownBy(() -> db.lease(session -> session.execute(MANY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Session.copyOut");
  }
}

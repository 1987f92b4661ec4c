package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY (SELECT pg_advisory_lock(1)) TO STDOUT",
        "COPY (SELECT set_config('search_path', 'a', false)) TO STDOUT",
        "COPY copied FROM STDIN WHERE pg_try_advisory_lock(1)"
      })
  void leavesNothingOnASharedConnection(String sql) {
    assertThatThrownBy(
            () -> {
              if (sql.endsWith("STDOUT")) {
                db.copyOut(sql).close();
              } else {
                db.copyIn(sql).close();
              }
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Session.lease")
        .hasMessageContaining("nothing was sent");
    assertThat(db.stats().leased()).isZero();
  }

  @Test
  void leavesNoLockBehindItsLease() {
    String locks = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711";
    String out =
        db.lease(
            session -> {
              String rows = read(session.copyOut("COPY (SELECT pg_advisory_lock(4711)) TO STDOUT"));
              assertThat(session.execute(locks).scalar(Long.class)).isEqualTo(1);
              return rows;
            });
    assertThat(out).isEqualTo("\n");
    await().until(() -> db.execute(locks).scalar(Long.class) == 0);
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

package org.loompq.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        " ( SELECT 1)",
        "INSERT INTO t VALUES (1)",
        "update t set a = 1",
        "WITH a AS (SELECT 1) DELETE FROM t",
        "MERGE INTO t USING u ON true WHEN MATCHED THEN DELETE"
      })
  void knowsWhatSurelyRunsInOneTransaction(String sql) {
    assertThat(new SqlText("", sql).isOneTransaction()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CALL p()",
        "DO $$ BEGIN COMMIT; END $$",
        "VACUUM t",
        "CREATE INDEX CONCURRENTLY i ON t (a)",
        "/* SELECT */ CALL p()",
        "selected"
      })
  void doesNotTrustStatementsThatMayCommitOnTheirWay(String sql) {
    assertThat(new SqlText("", sql).isOneTransaction()).isFalse();
  }
}

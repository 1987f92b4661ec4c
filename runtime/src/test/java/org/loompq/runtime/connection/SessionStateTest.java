package org.loompq.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "begin | TRANSACTION",
        "/* a /* nested */ comment */ START TRANSACTION | TRANSACTION",
        "; COMMIT AND CHAIN | TRANSACTION",
        "ROLLBACK TO SAVEPOINT a | TRANSACTION",
        "PREPARE TRANSACTION 'a' | TRANSACTION",
        "PREPARE a AS SELECT 1 | PREPARED_STATEMENT",
        "EXECUTE a | PREPARED_STATEMENT",
        "DEALLOCATE ALL | PREPARED_STATEMENT",
        "SET search_path = a | SETTING",
        "RESET ALL | SETTING",
        "LISTEN a | CHANNEL",
        "UNLISTEN * | CHANNEL",
        "COPY a FROM STDIN | COPY",
        "DECLARE a CURSOR WITH HOLD FOR SELECT 1 | CURSOR",
        "FETCH ALL FROM a | CURSOR",
        "DISCARD ALL | EVERYTHING",
        "LOAD 'auto_explain' | LIBRARY",
        "SELECT pg_advisory_lock(1) | ADVISORY_LOCK",
        "SELECT pg_catalog.pg_try_advisory_lock_shared(1) | ADVISORY_LOCK",
        "WITH a AS (SELECT PG_ADVISORY_UNLOCK_ALL()) SELECT * FROM a | ADVISORY_LOCK",
        "SELECT E'it\\'s', pg_advisory_unlock(1) | ADVISORY_LOCK",
        "SELECT 'a''b', \"c\"\"d\", $tag$ $$ $tag$, pg_advisory_lock($1) | ADVISORY_LOCK",
        "CREATE TEMP TABLE a (b int) | TEMPORARY_TABLE",
        "CREATE OR REPLACE TEMPORARY VIEW a AS SELECT 1 | TEMPORARY_TABLE",
        "CREATE GLOBAL TEMPORARY TABLE a (b int) | TEMPORARY_TABLE",
        "CREATE TABLE pg_temp.a (b int) | TEMPORARY_TABLE",
        "SELECT 1 AS b INTO TEMP a | TEMPORARY_TABLE",
        "COPY (SELECT pg_advisory_lock(1)) TO 'a' | ADVISORY_LOCK",
        "SELECT set_config('a', 'b', false) | SETTING",
        "SELECT pg_catalog.SET_CONFIG('a', upper('b'), NOT true) | SETTING",
        "SELECT set_config('a', 'b', true), set_config ( 'c', 'd', $1 ) | SETTING",
        "WITH a AS (SELECT set_config('a', 'true', (SELECT true))) TABLE a | SETTING",
        "SELECT set_config('a', set_config('b', 'c', false), true) | SETTING",
        "SELECT set_config('a', 'b', is_local := false) | SETTING",
        "SELECT set_config('a', 'b', 'false'::bool) | SETTING",
        "SELECT set_config('a', 'b', true > true) | SETTING",
        "SELECT set_config(setting_name => 'a', is_local => $1, new_value => 'true') | SETTING"
      })
  void seesWhatAStatementWouldLeave(String sql, SessionState expected) {
    assertThat(SessionState.leftBy(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--",
        "/*",
        "'",
        "$a",
        "$a$",
        "E'\\",
        "SELECT 1",
        "SHOW search_path",
        "UPDATE a SET b = 1",
        "INSERT INTO a (temp, copy) VALUES ($1, $2)",
        "SELECT temp FROM a",
        "INSERT INTO temp SELECT 1",
        "SELECT 'pg_advisory_lock(1)', E'\\'pg_advisory_lock(1)', $$ pg_advisory_lock $$",
        "SELECT \"pg_advisory_lock\" /* pg_advisory_lock */ FROM a -- pg_advisory_lock",
        "SELECT pg_advisory_xact_lock(1), pg_try_advisory_xact_lock(2)",
        "DO $$ BEGIN PERFORM 1; END $$",
        "COMMIT PREPARED 'a'",
        "ROLLBACK PREPARED 'a'",
        "NOTIFY a",
        "CREATE TABLE temp (a int)",
        "SELECT set_config('a', ')', /* false */ true), false",
        "SELECT set_config('a', concat('b', 'c', false), is_local => TRUE)",
        "SELECT set_config('a', 'b', is_local := true)",
        "SELECT set_config(is_local => true, setting_name => 'a', new_value => 'b')",
        "SELECT set_config('a', 'b', 'true')",
        "SELECT set_config('a', 'b', true::bool), set_config('c', 'd', IS_LOCAL => 't'::Boolean)",
        "SELECT set_config FROM a",
        "SELECT 'set_config(''a'', ''b'', false)'"
      })
  void seesNothingInAnOrdinaryStatement(String sql) {
    assertThat(SessionState.leftBy(sql)).isNull();
  }

  @Test
  void seesWhatComesAfterALineOfComment() {
    assertThat(SessionState.leftBy("-- SELECT\n BEGIN")).isEqualTo(SessionState.TRANSACTION);
  }

  @Test
  void readsManyDoubledQuotesWithoutRecursion() {
    String sql = "SELECT E'" + "''".repeat(100_000) + "', pg_advisory_lock(1)";
    assertThat(SessionState.leftBy(sql)).isEqualTo(SessionState.ADVISORY_LOCK);
  }
}

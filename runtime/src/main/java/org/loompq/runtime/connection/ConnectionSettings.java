package org.loompq.runtime.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import org.loompq.DatabaseConfig;
import org.loompq.PreparedStatementMode;

/**
 * How connections are made and what they keep.
 *
 * @param dsn the user's connection string or URI
 * @param statementCacheSize prepared statements to keep
 * @param preparedStatements how statements are prepared
 * @param coalesceReads whether statements that only read may share a Sync
 * @param noticesAreHandedOver whether notices are kept for the callers of statements, not logged
 */
public record ConnectionSettings(
    String dsn,
    int statementCacheSize,
    PreparedStatementMode preparedStatements,
    boolean coalesceReads,
    boolean noticesAreHandedOver) {

  /** Those of a database. */
  public static ConnectionSettings of(DatabaseConfig config) {
    return new ConnectionSettings(
        config.dsn(),
        config.statementCacheSize(),
        config.preparedStatements(),
        config.coalesceReads(),
        config.noticeListener() != null);
  }

  /**
   * The keywords for {@code PQconnectdbParams}, where a later one overrides an earlier one and
   * {@code dbname} is expanded: first what the user may override, then the user's, then what must
   * be so. What the environment or a service file sets is left to it.
   *
   * @throws org.loompq.error.ConnectionException if the connection string is not valid
   */
  Map<String, String> keywords() {
    ConnectionString parsed = ConnectionString.parse(dsn);
    boolean service = parsed.has("service") || System.getenv("PGSERVICE") != null;
    Map<String, String> keywords = new LinkedHashMap<>();
    if (!service && System.getenv("PGGSSENCMODE") == null) {
      keywords.put(
          "gssencmode", "disable"); // the default asks Kerberos first, where it is built in
    }
    if (!service && System.getenv("PGCONNECT_TIMEOUT") == null) {
      keywords.put("connect_timeout", "10"); // seconds; the default waits for ever
    }
    keywords.put("keepalives_idle", "60"); // seconds; a peer that is gone is noticed
    keywords.put("keepalives_interval", "10");
    keywords.put("keepalives_count", "3");
    keywords.put("fallback_application_name", "loompq");
    keywords.put("dbname", dsn.isBlank() ? "" : dsn); // "" is the environment's
    keywords.put("client_encoding", "UTF8");
    return keywords;
  }

  /** Without the connection string, which may hold a password. */
  @Override
  public String toString() {
    return "ConnectionSettings[" + preparedStatements + "]";
  }
}

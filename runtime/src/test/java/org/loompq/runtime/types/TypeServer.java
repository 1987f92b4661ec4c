package org.loompq.runtime.types;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.error.ServerException;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.TestServer;

/**
 * A server with the types of the registry, as far as it can have them, in a schema that is dropped
 * in the end; and for each a table.
 */
final class TypeServer implements AutoCloseable {

  /** Tests of several processes may share a server. */
  private static final String SCHEMA = "types_test_" + ProcessHandle.current().pid();

  private static final String SETTINGS =
      "options=-c%20TimeZone%3DUTC%20-c%20search_path%3D" + SCHEMA + "%2Cpublic";

  /** Feature not supported, and undefined file: so fails what a server was built without. */
  private static final Set<String> UNAVAILABLE = Set.of("0A000", "58P01");

  /** Unique violation: so fails CREATE EXTENSION beside another. */
  private static final String MADE_MEANWHILE = "23505";

  private final Database db;
  private final Map<String, Integer> tables = new HashMap<>();
  private final Map<SqlType, Boolean> available = new HashMap<>();

  private TypeServer(Database db) {
    this.db = db;
  }

  static TypeServer open() {
    String url = TestServer.url(SETTINGS);
    Database db = Database.open(DatabaseConfig.builder(url).maxConnections(2).build());
    db.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
    db.execute("CREATE SCHEMA " + SCHEMA);
    return new TypeServer(db);
  }

  Database db() {
    return db;
  }

  StatementRunner runner() {
    return StatementRunner.of(db);
  }

  /** The number of the server's major version. */
  int version() {
    String version = db.execute("SHOW server_version_num").scalar(String.class);
    return Integer.parseInt(version) / 10_000;
  }

  /** Whether the server has a type; makes it if it has to be made. */
  boolean has(SqlType type) {
    return available.computeIfAbsent(type, this::make);
  }

  private boolean make(SqlType type) {
    if (!type.needs().isEmpty()) {
      try {
        db.execute(type.needs());
      } catch (ServerException refused) {
        if (UNAVAILABLE.contains(refused.sqlState())) {
          return false;
        }
        if (!refused.sqlState().equals(MADE_MEANWHILE)) {
          throw refused;
        }
      }
    }
    return true;
  }

  /**
   * An empty table with a column {@code field} of a type, {@code fields} of arrays of it, {@code
   * whole} of a composite type, and {@code wholes} of arrays of that.
   */
  String table(SqlType type) {
    Integer made = tables.get(type.sql());
    if (made == null) {
      made = tables.size();
      tables.put(type.sql(), made);
      String sql = type.sql();
      db.execute("CREATE TYPE whole" + made + " AS (before int4, field " + sql + ", after text)");
      db.execute(
          ("CREATE UNLOGGED TABLE t%1$d (id int4, field %2$s, fields %2$s[],"
                  + " whole whole%1$d, wholes whole%1$d[])")
              .formatted(made, sql));
    }
    db.execute("DELETE FROM t" + made);
    return "t" + made;
  }

  /** The composite type that has a field of a type. */
  String composite(SqlType type) {
    return table(type).replace("t", "whole");
  }

  @Override
  public void close() {
    db.execute("DROP SCHEMA " + SCHEMA + " CASCADE");
    db.close();
  }
}

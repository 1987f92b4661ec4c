package org.loompq.processor.server;

import java.time.Duration;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.PreparedStatementMode;
import org.loompq.Session;
import org.loompq.error.ServerException;

/** Executes a schema's files on a server. */
final class SchemaLoad {

  private static final String ACTIVE_TRANSACTION = "25001";

  private final String conninfo;

  SchemaLoad(String conninfo) {
    this.conninfo = conninfo;
  }

  /**
   * Executes all statements, each by itself, so that those work which no transaction may contain.
   * Each file has a connection of its own: what it sets for its session ends with it, and what it
   * sets for the database or a role holds for the next.
   */
  void execute(Schema schema) throws SchemaError {
    for (SchemaFile file : schema.contents()) {
      try (Database db = open()) {
        db.lease(
            session -> {
              execute(session, file);
              return null;
            });
      }
    }
  }

  private static void execute(Session session, SchemaFile file) throws SchemaError {
    for (SchemaStatement statement : SchemaScript.statements(file)) {
      try {
        session.execute(statement.sql());
      } catch (ServerException refused) {
        throw SchemaError.refused(statement, refused.error());
      }
    }
    checkCommitted(session, file);
  }

  /** Its changes would be lost without a word. */
  private static void checkCommitted(Session session, SchemaFile file) throws SchemaError {
    try {
      session.execute("DISCARD ALL"); // which no transaction may contain
    } catch (ServerException refused) {
      if (!refused.sqlState().equals(ACTIVE_TRANSACTION)) {
        throw refused;
      }
      throw SchemaError.at(
          file, file.text().length(), "a transaction is open at the end: COMMIT is missing");
    }
  }

  /**
   * Drops the databases from which others are made, two thirds of the data, and finishes what would
   * be left for the next start.
   *
   * @return the file of the write-ahead log that is written now
   */
  String shrink() {
    try (Database db = open()) {
      return db.lease(
          session -> {
            session.execute("UPDATE pg_database SET datistemplate = false");
            session.execute("DROP DATABASE IF EXISTS template0");
            session.execute("DROP DATABASE IF EXISTS template1");
            session.execute("CHECKPOINT");
            return session
                .execute("SELECT pg_walfile_name(pg_current_wal_insert_lsn())")
                .scalar(String.class);
          });
    }
  }

  private Database open() {
    return Database.open(
        DatabaseConfig.builder(conninfo)
            .minConnections(0)
            .maxConnections(1)
            .shards(1)
            .statementTimeout(Duration.ZERO)
            .leakThreshold(Duration.ZERO)
            .preparedStatements(PreparedStatementMode.UNNAMED)
            .noticeListener(notice -> {}) // "does not exist, skipping" is no news for a compilation
            .build());
  }
}

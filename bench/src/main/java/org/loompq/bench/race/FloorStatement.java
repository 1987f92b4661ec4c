package org.loompq.bench.race;

/** A statement that the floor prepares on each of its connections, under its own name. */
enum FloorStatement {
  ACCOUNT(Queries.ACCOUNT, true),
  ACCOUNTS(Queries.ACCOUNTS, false),
  FORTUNES(Queries.FORTUNES, false),
  BEGIN("BEGIN", false),
  HITS(Queries.HITS, true),
  HIT(Queries.HIT, true),
  COMMIT("COMMIT", false);

  private final String sql;
  private final boolean hasKey;

  FloorStatement(String sql, boolean hasKey) {
    this.sql = sql;
    this.hasKey = hasKey;
  }

  String sql() {
    return sql;
  }

  /** Whether its one parameter is a key, a bigint. */
  boolean hasKey() {
    return hasKey;
  }
}

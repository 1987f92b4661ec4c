package org.loompq;

/** How statements are prepared on the server. */
public enum PreparedStatementMode {
  /** Each connection keeps statements under names of its own and reuses their plans. */
  NAMED,
  /**
   * Every execution is parsed anew. For poolers that hand each transaction to another backend and
   * do not know named statements, such as PgBouncer before 1.21 in transaction mode.
   */
  UNNAMED
}

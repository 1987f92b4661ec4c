package org.loompq;

/**
 * What a transaction sees of others that run at the same time; see "Transaction Isolation" in
 * PostgreSQL's documentation.
 */
public enum Isolation {
  /** What the server, the database or the role is configured for; READ COMMITTED by default. */
  DEFAULT,

  /** Each statement sees what was committed before it began. */
  READ_COMMITTED,

  /** All statements see what was committed before the first of them began. */
  REPEATABLE_READ,

  /** As if transactions ran one after the other; where that cannot be kept up, one fails. */
  SERIALIZABLE
}

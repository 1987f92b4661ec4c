package org.loompq;

/** Why a pool has closed one of its connections. */
public enum RetireReason {
  /** Its backend or the network has gone, or it can no longer be told what state it is in. */
  BROKEN,

  /**
   * It was as old as {@link DatabaseConfig#maxLifetime} allows, less up to a tenth by chance;
   * looked at every second.
   */
  EXPIRED,

  /** It was not used for {@link DatabaseConfig#idleTimeout}, and the minimum does not need it. */
  IDLE,

  /** It came back in a transaction, which closing rolls back. */
  LEFT_IN_TRANSACTION,

  /** A lease may have left state of the session that the next caller must not see. */
  ALTERED,

  /** A lease has ended while a statement ran whose caller had left. */
  UNANSWERED,

  /** It was more than the maximum after {@link Database#resize}. */
  SURPLUS,

  /** The database was closed. */
  CLOSED
}

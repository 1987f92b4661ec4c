package org.loompq.runtime.connection;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.libpq.NativeMemory;

/**
 * The text of a statement and the types of its parameters, in memory that libpq can read.
 * Connections know their prepared statements by the identity of this object.
 */
public final class SqlText {

  /** The count is sent in two bytes; see Bind in the chapter on the frontend/backend protocol. */
  public static final int MOST_PARAMETERS = 65_535;

  private static final Pattern ONE_TRANSACTION =
      Pattern.compile(
          "[\\s(]*(?:SELECT|INSERT|UPDATE|DELETE|MERGE|VALUES|TABLE|WITH)\\b",
          Pattern.CASE_INSENSITIVE);

  private final String name;
  private final String sql;
  private final int parameterCount;
  private volatile long typicalNanos;
  private final @Nullable Duration timeout;
  private final boolean readOnly;
  private final @Nullable SessionState leaves;

  /** The same, but of a COPY what its query would leave. */
  private final @Nullable SessionState leavesBehind;

  private final boolean oneTransaction;
  private final MemorySegment nativeSql;
  private final MemorySegment nativeTypes;

  /**
   * Keeps a statement for as long as this object is reachable.
   *
   * @param name what errors call it, such as {@code Accounts.find}; may be empty
   * @param sql the text, with {@code $1} to {@code $n}
   * @param parameterTypes an OID for each parameter, 0 for one that the server is to infer
   * @throws IllegalArgumentException if the text holds U+0000, or there are more than 65535
   *     parameters
   */
  public SqlText(String name, String sql, int... parameterTypes) {
    this(name, null, false, sql, parameterTypes);
  }

  /**
   * Keeps a statement for as long as this object is reachable.
   *
   * @param name what errors call it, such as {@code Accounts.find}; may be empty
   * @param timeout how long its callers wait, zero for any time; null for as long as is configured
   * @param readOnly whether it changes nothing
   * @param sql the text, with {@code $1} to {@code $n}
   * @param parameterTypes an OID for each parameter, 0 for one that the server is to infer
   * @throws IllegalArgumentException if the text holds U+0000, or there are more than 65535
   *     parameters
   */
  public SqlText(
      String name,
      @Nullable Duration timeout,
      boolean readOnly,
      String sql,
      int... parameterTypes) {
    if (parameterTypes.length > MOST_PARAMETERS) {
      throw new IllegalArgumentException(
          parameterTypes.length
              + " parameters are more than the protocol's "
              + MOST_PARAMETERS
              + ": pass an array instead, as in \"= ANY($1)\"");
    }
    this.name = name;
    this.timeout = timeout;
    this.readOnly = readOnly;
    this.sql = sql;
    this.parameterCount = parameterTypes.length;
    this.leaves = SessionState.leftBy(sql);
    this.leavesBehind = leaves == SessionState.COPY ? SessionState.leftByCopying(sql) : leaves;
    this.oneTransaction = ONE_TRANSACTION.matcher(sql).lookingAt();
    this.nativeSql = NativeMemory.cString(sql);
    this.nativeTypes = Arena.ofAuto().allocateFrom(JAVA_INT, parameterTypes);
  }

  /** The same statement with other types, to be prepared by itself. */
  public SqlText declaring(int... parameterTypes) {
    return new SqlText(name, timeout, readOnly, sql, parameterTypes);
  }

  // How long it takes

  /** Whether it has been answered before, by any database. */
  public boolean isMeasured() {
    return typicalNanos != 0;
  }

  /**
   * How long the server typically takes for it, in nanoseconds; 0 if it never ran. A moving average
   * that threads update without minding each other: it is a hint.
   */
  public long typicalNanos() {
    return typicalNanos;
  }

  /** Takes another measurement into account. */
  void took(long nanos) {
    long before = typicalNanos;
    long typical = before == 0 ? nanos : before + (nanos - before) / 8;
    typicalNanos = Math.max(typical, 1);
  }

  /** What errors call it; may be empty. */
  public String name() {
    return name;
  }

  /** The text. */
  public String sql() {
    return sql;
  }

  /** How long its callers wait, zero for any time. */
  public Duration timeout(Duration configured) {
    return timeout == null ? configured : timeout;
  }

  /** How many parameters it has. */
  public int parameterCount() {
    return parameterCount;
  }

  /**
   * Refuses a statement that would leave something behind on a connection which others share.
   *
   * @throws IllegalArgumentException saying what it is, and what to do instead
   */
  public void checkLeavesNothing() {
    checkIsNothing(leaves);
  }

  /**
   * Refuses a COPY whose query would leave something behind on a connection which others share.
   *
   * @throws IllegalArgumentException saying what it is, and what to do instead
   */
  public void checkCopyLeavesNothing() {
    checkIsNothing(leavesBehind);
  }

  private void checkIsNothing(@Nullable SessionState left) {
    if (left != null) {
      throw new IllegalArgumentException(
          "a pooled connection is shared, so it does not take this statement outside of a lease ("
              + left.name().toLowerCase(Locale.ROOT).replace('_', ' ')
              + "): "
              + left.advice()
              + "; nothing was sent: "
              + this);
    }
  }

  /**
   * Refuses COPY with data that the client sends or receives.
   *
   * @throws IllegalArgumentException if it is COPY
   */
  public void checkIsNoCopy() {
    if (leaves == SessionState.COPY) {
      throw new IllegalArgumentException(
          "COPY cannot run as a query; " + leaves.advice() + "; nothing was sent: " + this);
    }
  }

  /**
   * Refuses what would begin or end a transaction, or set a savepoint, unknown to the session.
   *
   * @throws IllegalArgumentException if it does
   */
  public void checkControlsNothing() {
    if (leaves == SessionState.TRANSACTION) {
      throw new IllegalArgumentException(
          "inside of transaction(...) the transaction is controlled by loompq: it commits if the"
              + " body returns and rolls back if it throws; see Transaction.savepoint and"
              + " setRollbackOnly; nothing was sent: "
              + this);
    }
  }

  /** Whether its connection keeps something of it beyond the end of all transactions. */
  public boolean leavesSessionState() {
    return leavesBehind != null && leavesBehind != SessionState.TRANSACTION;
  }

  /** Whether it may make the backend forget what was prepared. */
  boolean mayForgetPrepared() {
    return leaves == SessionState.EVERYTHING || leaves == SessionState.PREPARED_STATEMENT;
  }

  /** Whether it surely runs in one transaction: queries and changes of data do, others may not. */
  boolean isOneTransaction() {
    return oneTransaction;
  }

  /** Whether its author declares that it only reads. */
  boolean isReadOnly() {
    return readOnly;
  }

  MemorySegment nativeSql() {
    return nativeSql;
  }

  MemorySegment nativeTypes() {
    return nativeTypes;
  }

  @Override
  public String toString() {
    return name.isEmpty() ? sql : name;
  }
}

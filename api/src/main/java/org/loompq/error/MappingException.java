package org.loompq.error;

import org.jspecify.annotations.Nullable;

/**
 * A value cannot go between its PostgreSQL type and its Java type. The message names the column or
 * parameter.
 */
public final class MappingException extends PgException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception.
   *
   * @param message which value, its type on both sides, and what to do
   */
  public MappingException(String message) {
    this(message, null);
  }

  /**
   * Makes an exception.
   *
   * @param message which value, its type on both sides, and what to do
   * @param cause what made it happen, if anything else did
   */
  public MappingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** False: the same value would fail again. */
  @Override
  public boolean isSafeToRetry() {
    return false;
  }
}

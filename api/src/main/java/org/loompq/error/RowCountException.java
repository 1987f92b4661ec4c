package org.loompq.error;

/** A statement returned another number of rows than was asked for. */
public final class RowCountException extends PgException {

  private static final long serialVersionUID = 1;

  /** Rows that the statement returned. */
  private final long rows;

  /**
   * Makes an exception.
   *
   * @param message what was asked for and what came
   * @param rows rows that the statement returned
   */
  public RowCountException(String message, long rows) {
    super(message, null);
    this.rows = rows;
  }

  /** False: the statement succeeded and may have taken effect. */
  @Override
  public boolean isSafeToRetry() {
    return false;
  }

  /**
   * Rows that the statement returned.
   *
   * @return their count
   */
  public long rows() {
    return rows;
  }
}

package org.loompq.processor.database;

/** A snapshot cannot be read or written. */
public final class SnapshotError extends Exception {

  private static final long serialVersionUID = 1;

  SnapshotError(String message, Throwable cause) {
    super(message, cause);
  }
}

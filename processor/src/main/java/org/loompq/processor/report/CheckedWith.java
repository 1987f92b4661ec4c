package org.loompq.processor.report;

import org.loompq.processor.database.SourceOptions;

/** What a statement was compared with. */
public enum CheckedWith {
  /** A server has described it. */
  SERVER,
  /** A server has described it to an earlier compilation, whose snapshot tells so. */
  SNAPSHOT,
  /** No database was named. */
  NOTHING;

  /**
   * What a compilation with some options compares with, if it wants plans.
   *
   * @param isWithoutServer whether the snapshot has stood in for the server that is named
   */
  public static CheckedWith of(SourceOptions options, boolean isWithoutServer) {
    if (isWithoutServer) {
      return SNAPSHOT;
    }
    if (!options.schema().isEmpty() || options.url().isPresent()) {
      return SERVER;
    }
    return options.isChecked() ? SNAPSHOT : NOTHING;
  }
}

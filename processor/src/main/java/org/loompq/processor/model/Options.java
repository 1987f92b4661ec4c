package org.loompq.processor.model;

import java.util.OptionalLong;

/**
 * What is declared of a statement beside its text.
 *
 * @param timeoutMillis how long its callers wait, 0 for any time; empty for as long as is
 *     configured
 * @param isReadOnly whether it changes nothing
 */
public record Options(OptionalLong timeoutMillis, boolean isReadOnly) {

  /** Whether nothing is declared. */
  public boolean isEmpty() {
    return timeoutMillis.isEmpty() && !isReadOnly;
  }
}

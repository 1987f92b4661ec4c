package org.loompq.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is declared of a statement beside its text. Immutable.
 *
 * @param timeout how long its callers wait, zero for any time; null for as long as is configured
 * @param isReadOnly whether it changes nothing
 */
public record StatementOptions(@Nullable Duration timeout, boolean isReadOnly) {

  /** Nothing is declared. */
  public static final StatementOptions NONE = new StatementOptions(null, false);

  /**
   * Declares how long callers wait.
   *
   * @param millis in milliseconds, 0 for any time
   * @return these options with that one
   */
  public StatementOptions timeoutMillis(long millis) {
    return new StatementOptions(Duration.ofMillis(millis), isReadOnly);
  }

  /**
   * Declares that it changes nothing.
   *
   * @return these options with that one
   */
  public StatementOptions readOnly() {
    return new StatementOptions(timeout, true);
  }
}

package org.loompq.processor.model;

import javax.lang.model.element.Element;
import org.loompq.Isolation;

/**
 * What {@code @Transactional} says of a transaction.
 *
 * @param declaredBy the method or the interface that is annotated
 * @param isolation what it sees of others
 * @param readOnly whether the server refuses changes in it
 * @param deferrable whether it waits until it can run without failing
 * @param retries how often it runs again at most
 */
public record Transactionality(
    Element declaredBy, Isolation isolation, boolean readOnly, boolean deferrable, int retries) {

  /** Whether it runs as transactions do of which nothing is said. */
  public boolean isDefault() {
    return isolation == Isolation.DEFAULT && !readOnly && !deferrable && retries == 0;
  }
}

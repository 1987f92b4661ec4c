package org.loompq.processor.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the code of a statement may rely on, because a database was asked.
 *
 * @param declaredTypes for each parameter the name of the type to declare it as; empty where the
 *     Java type has one of its own, or where servers may differ
 * @param columnOrder the number of the column of each component, from 0; none if no rows are read
 */
public record CheckedStatement(List<Optional<String>> declaredTypes, List<Integer> columnOrder) {

  /** Whether the columns are in the order of the components. */
  public boolean isInOrder() {
    return IntStream.range(0, columnOrder.size()).allMatch(i -> columnOrder.get(i) == i);
  }
}

package org.loompq.processor.server;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The version of a migration: {@code 2.1}, which is before {@code 2.10} and the same as {@code
 * 2_01.0}.
 *
 * @param parts its numbers, the last of which is not 0
 */
record MigrationVersion(List<BigInteger> parts) implements Comparable<MigrationVersion> {

  /** Of the digits in a name, with dots or underscores between them; none are version 0. */
  static MigrationVersion of(String digits) {
    List<BigInteger> parts = new ArrayList<>();
    for (String part : digits.split("[._]", 0)) {
      parts.add(part.isEmpty() ? BigInteger.ZERO : new BigInteger(part));
    }
    while (!parts.isEmpty() && parts.getLast().signum() == 0) {
      parts.removeLast();
    }
    return new MigrationVersion(List.copyOf(parts));
  }

  @Override
  public int compareTo(MigrationVersion other) {
    for (int i = 0; i < Math.min(parts.size(), other.parts.size()); i++) {
      int order = parts.get(i).compareTo(other.parts.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(parts.size(), other.parts.size());
  }
}

package org.loompq.processor.database;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A statement that a database is asked about.
 *
 * @param name which method has it, such as {@code bank.Accounts.find(long)}; each has one of its
 *     own
 * @param sql its text, with {@code $1} to {@code $n}
 * @param written the same with the white space of the source, to which positions refer
 * @param oids what the parameters are declared as; 0 where the server infers it
 * @param nullable the numbers of those that may be NULL
 * @param presentElements the numbers of the arrays whose elements cannot be NULL
 * @param assigned the numbers of those that are stored as they are
 * @param forOneRow whether it matters that it cannot give several rows
 * @param target the table that rows are put into, if there is one
 */
public record Question(
    String name,
    String sql,
    String written,
    List<Integer> oids,
    Set<Integer> nullable,
    Set<Integer> presentElements,
    Set<Integer> assigned,
    boolean forOneRow,
    Optional<Target> target) {

  /**
   * A table that rows are put into.
   *
   * @param table its name as it stands in SQL
   * @param columns those that get a value, by their names in the table
   * @param isCopied whether the rows come by COPY
   */
  public record Target(String table, List<String> columns, boolean isCopied) {}

  /** The OIDs as the protocol wants them. */
  int[] declared() {
    return oids.stream().mapToInt(Integer::intValue).toArray();
  }
}

package org.loompq.runtime;

import java.util.List;
import org.loompq.runtime.codec.PgType;

/**
 * What a server says of a statement that it has parsed.
 *
 * @param parameters the types of {@code $1} to {@code $n}
 * @param columns the columns of its rows; none if it gives no rows
 */
public record StatementDescription(List<PgType> parameters, List<Column> columns) {

  /** A description whose lists cannot change. */
  public StatementDescription {
    parameters = List.copyOf(parameters);
    columns = List.copyOf(columns);
  }

  /**
   * A column of the rows.
   *
   * @param name its name
   * @param type its type; for a domain the type that this is over
   * @param table the OID of the table or view that it is taken from; 0 if it is computed
   * @param attribute its number there, from 1; 0 if it is computed
   */
  public record Column(String name, PgType type, int table, int attribute) {}
}

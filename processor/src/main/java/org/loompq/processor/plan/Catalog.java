package org.loompq.processor.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a database's relations and functions. All names are without quotes. */
public interface Catalog {

  /**
   * Whether a column is never NULL in any stored row: {@code attnotnull}, unless its constraint is
   * still NOT VALID. False for a column of a view or a foreign table.
   *
   * @return empty if there is no such relation or column
   */
  Optional<Boolean> isNotNull(String schema, String relation, String column);

  /**
   * A column's type as {@code format_type(atttypid, NULL)} calls it, such as {@code integer}; of a
   * domain the type that it is over.
   *
   * @return empty if there is no such relation or column
   */
  Optional<String> type(String schema, String relation, String column);

  /**
   * The unique indexes of a table that are valid, not partial and without expressions.
   *
   * @return the columns of the key in order, by the name of the index
   */
  Map<String, List<String>> uniqueIndexes(String schema, String relation);

  /**
   * Whether somebody has defined a function or an operator of a name that PostgreSQL has too. It
   * may give NULL where PostgreSQL's own does not, and a plan does not tell them apart. Those of
   * extensions need not be counted.
   *
   * @param name such as {@code lower} or {@code =}
   */
  boolean isUserDefined(String name);
}

package org.loompq.processor.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.loompq.Row;
import org.loompq.Session;
import org.loompq.processor.database.Question.Target;

/** The columns of a table that a new row must have a value for. */
final class MissingColumns {

  /** A trigger may give a value to any column, so where there is one nothing is said. */
  private static final String REQUIRED =
      """
      SELECT a.attname::text AS name
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      WHERE c.oid = to_regclass($1::text) AND c.relkind IN ('r', 'p')
        AND a.attnum > 0 AND NOT a.attisdropped
        AND (a.attnotnull OR t.typnotnull) AND NOT a.atthasdef AND t.typdefault IS NULL
        AND a.attidentity = '' AND a.attgenerated = ''
        AND NOT EXISTS (
          SELECT FROM pg_catalog.pg_trigger g
          WHERE g.tgrelid = c.oid AND NOT g.tgisinternal AND g.tgenabled <> 'D'
            AND g.tgtype & 7 = 7)
      ORDER BY a.attnum\
      """;

  private MissingColumns() {}

  /** Those that get no value. */
  static List<String> of(Session session, Target target) {
    List<String> missing = new ArrayList<>();
    for (Row row : session.execute(REQUIRED, target.table())) {
      missing.add(Objects.requireNonNull(row.getString("name")));
    }
    missing.removeAll(target.columns());
    return missing;
  }
}

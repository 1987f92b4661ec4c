package org.loompq.processor.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.loompq.Row;
import org.loompq.Session;

/** What exists of the kind of thing that a statement names and a server does not have. */
final class KnownNames {

  private static final String COLUMNS =
      """
      SELECT DISTINCT a.attname::text AS name
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
      WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'v', 'm', 'f', 'p')
        AND position(lower(c.relname::text) IN lower($1::text)) > 0\
      """;

  private static final String RELATIONS =
      """
      SELECT c.relname::text AS name FROM pg_catalog.pg_class c
      WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p')
        AND c.relnamespace NOT IN
          (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname ~ '^pg_(toast|temp)')
      UNION SELECT nspname::text FROM pg_catalog.pg_namespace\
      """;

  private static final String SCHEMAS = "SELECT nspname::text AS name FROM pg_catalog.pg_namespace";

  private static final String FUNCTIONS =
      "SELECT proname::text AS name FROM pg_catalog.pg_proc UNION " + SCHEMAS;

  private static final String TYPES =
      """
      SELECT typname::text AS name FROM pg_catalog.pg_type WHERE typname !~ '^_' AND typrelid = 0
      UNION SELECT unnest(ARRAY['bigint', 'integer', 'boolean', 'decimal', 'smallint', 'real'])\
      """;

  private KnownNames() {}

  /** What exists where a SQLSTATE says that something does not; for columns those of its tables. */
  static List<String> insteadOf(Session session, String sqlState, String sql) {
    return switch (sqlState) {
      case "42703" -> names(session, COLUMNS, sql);
      case "42P01" -> names(session, RELATIONS, null);
      case "3F000" -> names(session, SCHEMAS, null);
      case "42883" -> names(session, FUNCTIONS, null);
      case "42704" -> names(session, TYPES, null);
      default -> List.of();
    };
  }

  private static List<String> names(Session session, String query, @Nullable String value) {
    List<String> names = new ArrayList<>();
    for (Row row : value == null ? session.execute(query) : session.execute(query, value)) {
      names.add(Objects.requireNonNull(row.getString("name")));
    }
    return names;
  }
}

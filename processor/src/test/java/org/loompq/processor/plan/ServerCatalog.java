package org.loompq.processor.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A server's catalogue, read as a whole. */
final class ServerCatalog implements Catalog {

  private record Column(boolean notNull, String type) {}

  private final Map<Origin, Column> columns = new HashMap<>();
  private final Map<List<String>, Map<String, List<String>>> indexes = new HashMap<>();
  private final Set<String> userDefined = new HashSet<>();

  ServerCatalog(Connection connection) throws SQLException {
    read(
        connection,
        """
        SELECT n.nspname, c.relname, a.attname, a.attnotnull,
          format_type(coalesce(nullif(t.typbasetype, 0), t.oid), NULL)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type t ON t.oid = a.atttypid
        WHERE a.attnum > 0
        """,
        row ->
            columns.put(
                new Origin(row.getString(1), row.getString(2), row.getString(3)),
                new Column(row.getBoolean(4), row.getString(5))));
    read(
        connection,
        """
        SELECT n.nspname, c.relname, x.relname, a.attname
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace
          CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, position)
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
        WHERE i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
          AND k.position <= i.indnkeyatts
        ORDER BY k.position
        """,
        row ->
            indexes
                .computeIfAbsent(
                    List.of(row.getString(1), row.getString(2)), key -> new TreeMap<>())
                .computeIfAbsent(row.getString(3), key -> new ArrayList<>())
                .add(row.getString(4)));
    read(
        connection,
        """
        SELECT proname FROM pg_proc WHERE pronamespace <> 'pg_catalog'::regnamespace
        UNION SELECT oprname FROM pg_operator WHERE oprnamespace <> 'pg_catalog'::regnamespace
        """,
        row -> userDefined.add(row.getString(1)));
  }

  private interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  private static void read(Connection connection, String sql, Reader reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  private Optional<Column> column(String schema, String relation, String column) {
    return Optional.ofNullable(columns.get(new Origin(schema, relation, column)));
  }

  @Override
  public Optional<Boolean> isNotNull(String schema, String relation, String column) {
    return column(schema, relation, column).map(Column::notNull);
  }

  @Override
  public Optional<String> type(String schema, String relation, String column) {
    return column(schema, relation, column).map(Column::type);
  }

  @Override
  public Map<String, List<String>> uniqueIndexes(String schema, String relation) {
    return indexes.getOrDefault(List.of(schema, relation), Map.of());
  }

  @Override
  public boolean isUserDefined(String name) {
    return userDefined.contains(name);
  }
}

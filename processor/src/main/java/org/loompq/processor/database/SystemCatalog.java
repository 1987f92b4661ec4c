package org.loompq.processor.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loompq.Row;
import org.loompq.Session;
import org.loompq.processor.plan.Catalog;
import org.loompq.processor.plan.Origin;

/** The tables and views of a server, as far as they were asked for. */
final class SystemCatalog implements Catalog {

  private static final String COLUMNS =
      """
      SELECT c.oid::int8 AS oid, n.nspname::text AS schema, c.relname::text AS relation,
             a.attname::text AS name, a.attnum::int4 AS number,
             pg_catalog.format_type(coalesce(nullif(t.typbasetype, 0), t.oid), NULL) AS type,
             c.relkind IN ('r', 'p', 'm') AND NOT (c.relkind = 'r' AND c.relhassubclass)
               AND a.attnotnull AND NOT EXISTS (
               SELECT FROM pg_catalog.pg_constraint k
               WHERE k.conrelid = c.oid AND k.contype = 'n' AND NOT k.convalidated
                 AND k.conkey = ARRAY[a.attnum]) AS not_null
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      WHERE (n.nspname = $1 AND c.relname = $2) OR c.oid = $3::int8::oid
      ORDER BY a.attnum\
      """;

  /** Those that hold for all rows, and for columns alone. */
  private static final String UNIQUE =
      """
      SELECT i.relname::text AS name,
             ARRAY(SELECT a.attname::text
                   FROM unnest(x.indkey::int2[]) WITH ORDINALITY AS k (number, place)
                   JOIN pg_catalog.pg_attribute a
                     ON a.attrelid = x.indrelid AND a.attnum = k.number
                   WHERE k.place <= x.indnkeyatts
                   ORDER BY k.place) AS columns
      FROM pg_catalog.pg_index x
      JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
      JOIN pg_catalog.pg_class c ON c.oid = x.indrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relname = $2 AND x.indisunique AND x.indisvalid
        AND x.indimmediate AND x.indpred IS NULL AND x.indexprs IS NULL\
      """;

  /** Functions and operators that neither PostgreSQL nor an extension brings. */
  private static final String USER_DEFINED =
      """
      SELECT f.proname::text AS name FROM pg_catalog.pg_proc f
      WHERE f.pronamespace <> 'pg_catalog'::regnamespace AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend d
        WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = f.oid AND d.deptype = 'e')
      UNION
      SELECT o.oprname::text FROM pg_catalog.pg_operator o
      WHERE o.oprnamespace <> 'pg_catalog'::regnamespace AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend d
        WHERE d.classid = 'pg_catalog.pg_operator'::regclass AND d.objid = o.oid
          AND d.deptype = 'e')\
      """;

  private record Name(String schema, String relation) {}

  private record Attribute(String name, int number, String type, boolean notNull) {}

  private record Relation(Name name, List<Attribute> attributes) {}

  private final Session session;
  private final Map<Name, Optional<Relation>> byName = new HashMap<>();
  private final Map<Integer, Optional<Relation>> byOid = new HashMap<>();
  private final Map<Name, Map<String, List<String>>> indexes = new HashMap<>();

  private @Nullable Set<String> userDefined;

  SystemCatalog(Session session) {
    this.session = session;
  }

  /** The column of a relation with an OID; empty if it is none. */
  Optional<Origin> origin(int oid, int attribute) {
    return oid == 0
        ? Optional.empty()
        : byOid
            .computeIfAbsent(oid, _ -> find("", "", Integer.toUnsignedLong(oid)))
            .flatMap(
                relation ->
                    relation.attributes().stream()
                        .filter(each -> each.number() == attribute)
                        .map(each -> origin(relation.name(), each))
                        .findFirst());
  }

  private static Origin origin(Name name, Attribute attribute) {
    return new Origin(name.schema(), name.relation(), attribute.name());
  }

  @Override
  public Optional<Boolean> isNotNull(String schema, String relation, String column) {
    return attribute(schema, relation, column).map(Attribute::notNull);
  }

  @Override
  public Optional<String> type(String schema, String relation, String column) {
    return attribute(schema, relation, column).map(Attribute::type);
  }

  private Optional<Attribute> attribute(String schema, String relation, String column) {
    return byName
        .computeIfAbsent(new Name(schema, relation), _ -> find(schema, relation, 0))
        .flatMap(
            found ->
                found.attributes().stream().filter(each -> each.name().equals(column)).findFirst());
  }

  private Optional<Relation> find(String schema, String relation, long oid) {
    @Nullable Name name = null;
    List<Attribute> attributes = new ArrayList<>();
    for (Row row : session.execute(COLUMNS, schema, relation, oid)) {
      name = new Name(text(row, "schema"), text(row, "relation"));
      attributes.add(
          new Attribute(
              text(row, "name"),
              row.getInt("number"),
              text(row, "type"),
              row.getBoolean("not_null")));
    }
    return name == null ? Optional.empty() : Optional.of(new Relation(name, attributes));
  }

  @Override
  public Map<String, List<String>> uniqueIndexes(String schema, String relation) {
    return indexes.computeIfAbsent(
        new Name(schema, relation),
        _ -> {
          Map<String, List<String>> found = new LinkedHashMap<>();
          for (Row row : session.execute(UNIQUE, schema, relation)) {
            found.put(
                text(row, "name"),
                List.of(Objects.requireNonNull(row.get("columns", String[].class))));
          }
          return found;
        });
  }

  @Override
  public boolean isUserDefined(String name) {
    Set<String> known = userDefined;
    if (known == null) {
      known = new HashSet<>();
      for (Row row : session.execute(USER_DEFINED)) {
        known.add(text(row, "name"));
      }
      userDefined = known;
    }
    return known.contains(name);
  }

  private static String text(Row row, String column) {
    return Objects.requireNonNull(row.getString(column));
  }
}

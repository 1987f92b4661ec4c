package org.loompq.processor.database;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.loompq.Row;
import org.loompq.Session;
import org.loompq.processor.database.Answer.Described;
import org.loompq.processor.plan.Plan;

/** How many rows tables have, as a server has counted them last. */
final class TableSizes {

  /** A table that was never counted has -1. */
  private static final String FIND =
      """
      SELECT n.nspname::text AS schema, c.relname::text AS name, c.reltuples::int8 AS rows
      FROM unnest($1::text[], $2::text[]) AS t (schema, name)
      JOIN pg_catalog.pg_namespace n ON n.nspname = t.schema
      JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = t.name
      WHERE c.reltuples >= 0\
      """;

  private final Session session;

  TableSizes(Session session) {
    this.session = session;
  }

  /** Those of the tables that are read from one end to the other, as far as they were counted. */
  Map<TableName, Long> of(Collection<Answer> answers) {
    List<TableName> tables =
        answers.stream()
            .filter(Described.class::isInstance)
            .flatMap(answer -> ((Described) answer).plan().stream())
            .flatMap(plan -> Plan.of(plan).sequentialScans().stream())
            .map(scan -> new TableName(scan.schema(), scan.relation()))
            .distinct()
            .toList();
    Map<TableName, Long> sizes = new LinkedHashMap<>();
    if (!tables.isEmpty()) {
      List<String> schemas = tables.stream().map(TableName::schema).toList();
      List<String> names = tables.stream().map(TableName::name).toList();
      for (Row row : session.execute(FIND, schemas, names)) {
        sizes.put(new TableName(text(row, "schema"), text(row, "name")), row.getLong("rows"));
      }
    }
    return sizes;
  }

  private static String text(Row row, String column) {
    return Objects.requireNonNull(row.getString(column));
  }
}

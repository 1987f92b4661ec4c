package org.loompq.examples.quickstart;

import java.util.List;
import java.util.Map;
import org.loompq.Column;
import org.loompq.Query;

/** Queries over PostgreSQL's own catalogue, whose content nobody here wrote. */
public interface Catalogue {

  /** How many types a schema has, and some of their names. */
  record TypesOfSchema(String schema, long types, List<String> someNames) {}

  @Query(
      """
      SELECT n.nspname AS schema, count(*) AS types, (array_agg(t.typname ORDER BY t.oid))[1:3] AS some_names
      FROM pg_type AS t JOIN pg_namespace AS n ON n.oid = t.typnamespace
      GROUP BY n.nspname
      ORDER BY types DESC
      """)
  List<TypesOfSchema> typesBySchema();

  /** The time zones at each offset from UTC, in minutes. */
  @Query(
      """
      SELECT (extract(epoch FROM utc_offset) / 60)::int AS minutes, count(*) AS zones
      FROM pg_timezone_names
      GROUP BY minutes
      ORDER BY minutes
      """)
  @Column("minutes")
  Map<Integer, Long> timeZonesByOffset();
}

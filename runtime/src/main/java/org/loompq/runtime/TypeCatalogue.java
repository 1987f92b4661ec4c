package org.loompq.runtime;

import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.loompq.error.PgException;
import org.loompq.runtime.codec.Oid;

/** The types of a database as far as they were asked for. */
final class TypeCatalogue {

  private static final Statement LOOK_UP =
      Statement.of(
          "TypeCatalogue.type",
          RowShape.of("PgType")
              .column("name", "name", ValueType.STRING)
              .column("kind", "kind", ValueType.STRING)
              .column("category", "category", ValueType.STRING)
              .column("element", "elementOid", ValueType.LONG),
          """
          SELECT format_type(oid, NULL) AS name, typtype::text AS kind,
                 typcategory::text AS category, typelem::int8 AS element
          FROM pg_catalog.pg_type
          WHERE oid = $1::int8::oid\
          """,
          Parameter.of("oid", ValueType.LONG));

  private final StatementRunner runner;
  private final ConcurrentMap<Integer, PgType> known;

  /**
   * A catalogue of what is known already, and of what the runner is asked for.
   *
   * @param known shared with other catalogues of the same database
   */
  TypeCatalogue(StatementRunner runner, ConcurrentMap<Integer, PgType> known) {
    this.runner = runner;
    this.known = known;
  }

  /** The type with an OID; asks the server the first time. */
  PgType type(int oid) {
    @Nullable PgType type = known.get(oid);
    if (type == null) {
      type = lookUp(oid);
      known.put(oid, type);
    }
    return type;
  }

  /** Makes a user's type known, and what it is an array of, so that reading asks no server. */
  void learn(int oid) {
    if (!Oid.isBuiltIn(oid)) {
      PgType type = type(oid);
      if (type.isArray()) {
        learn(type.elementOid());
      }
    }
  }

  /** How an error calls a type; its OID, if the server cannot be asked. */
  String name(int oid) {
    try {
      return type(oid).name();
    } catch (PgException | IllegalStateException unknown) {
      return "type " + Integer.toUnsignedString(oid);
    }
  }

  private PgType lookUp(int oid) {
    try (Rows rows = LOOK_UP.with(runner).bind(Integer.toUnsignedLong(oid)).query()) {
      return rows.optional(TypeCatalogue::pgType)
          .orElseGet(() -> new PgType("type " + Integer.toUnsignedString(oid), "", "", 0));
    }
  }

  private static PgType pgType(Rows rows) {
    return new PgType(
        String.valueOf(rows.getString(0)),
        String.valueOf(rows.getString(1)),
        String.valueOf(rows.getString(2)),
        (int) rows.getLong(3));
  }
}

package org.loompq.runtime.types;

import java.util.List;

/**
 * A PostgreSQL type. In the templates {@code {}} stands for an expression.
 *
 * @param name what the documentation calls it
 * @param sql its name in SQL
 * @param catalogued the rows of {@code pg_type} that it is; none if it is an example of a class
 * @param literal a value of it, of a text
 * @param printed the text that the server prints of a value; empty if there is none to compare
 * @param isColumn whether a table can have one
 * @param needs what makes or needs it on a server; empty if it is always there
 */
record SqlType(
    String name,
    String sql,
    List<String> catalogued,
    String literal,
    String printed,
    boolean isColumn,
    String needs) {

  /** One that is always there. */
  static SqlType of(String name) {
    return of(name, name, name);
  }

  /** One that is always there, and that SQL and the catalogue call something else. */
  static SqlType of(String name, String sql, String... catalogued) {
    String literal = "({})::text::" + sql;
    return new SqlType(name, sql, List.of(catalogued), literal, "format('%s', {})", true, "");
  }

  /** One that comes with an extension of some name. */
  static SqlType ofExtension(String name, String extension) {
    return of(name).needing("CREATE EXTENSION IF NOT EXISTS " + extension + " SCHEMA public");
  }

  /** One that users make, as an example of all such types. */
  static SqlType made(String name, String sql, String definition) {
    return of(name, sql).needing(definition);
  }

  /** One of those that are kept as an {@code oid}; their names are not looked up here. */
  static SqlType named(String name) {
    return of(name).literal("({})::text::oid::" + name).printed("({})::oid::text");
  }

  SqlType needing(String statement) {
    return new SqlType(name, sql, catalogued, literal, printed, isColumn, statement);
  }

  SqlType literal(String template) {
    return new SqlType(name, sql, catalogued, template, printed, isColumn, needs);
  }

  SqlType printed(String template) {
    return new SqlType(name, sql, catalogued, literal, template, isColumn, needs);
  }

  /** A type of results only. */
  SqlType asResult() {
    return new SqlType(name, sql, catalogued, literal, printed, false, needs);
  }

  /** A value of this type, of an expression for a text. */
  String literalOf(String text) {
    return literal.replace("{}", text);
  }

  /** The text of a value, NULL for NULL; {@code format} alone makes it empty. */
  String printedOf(String value) {
    return "CASE WHEN ("
        + value
        + ")::text IS NULL THEN NULL ELSE "
        + printed.replace("{}", value)
        + " END";
  }

  /** Whether it is an array by its name, so that an array of it is one of more dimensions. */
  boolean isArray() {
    return sql.endsWith("[]");
  }

  boolean isPrinted() {
    return !printed.isEmpty();
  }

  @Override
  public String toString() {
    return name;
  }
}

package org.loompq.runtime;

/**
 * What the catalogue says of a type; see {@code pg_type} in PostgreSQL's documentation.
 *
 * @param name as SQL writes it, such as {@code timestamp with time zone}
 * @param kind {@code typtype}: b base, c composite, d domain, e enum, r range, p pseudo
 * @param category {@code typcategory}: S string, E enum, A array and others
 * @param elementOid the type of an array's elements, 0 if it is no array
 */
record PgType(String name, String kind, String category, int elementOid) {

  /** Whether its binary format is its text. */
  boolean isText() {
    return kind.equals("e") || category.equals("S");
  }

  /** Whether it is an array of {@link #elementOid}; {@code point} and others also have one. */
  boolean isArray() {
    return category.equals("A");
  }
}

package org.loompq.processor.plan;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A type as the server writes it.
 *
 * @param text such as {@code numeric(10,2)[]}
 */
record TypeName(String text) {

  private static final Pattern MODIFIER = Pattern.compile("\\([^)]*\\)|\\[\\]");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /**
   * The built-in types, but arrays, whose functions, operators and casts keep to {@link
   * FunctionRules}.
   */
  private static final Set<String> ORDINARY =
      Set.of(
          "bigint",
          "bit",
          "bit varying",
          "boolean",
          "bytea",
          "character",
          "character varying",
          "cidr",
          "date",
          "double precision",
          "inet",
          "integer",
          "interval",
          "json",
          "macaddr",
          "money",
          "name",
          "numeric",
          "oid",
          "real",
          "regclass",
          "regnamespace",
          "regproc",
          "regprocedure",
          "regrole",
          "regtype",
          "smallint",
          "text",
          "time with time zone",
          "time without time zone",
          "timestamp with time zone",
          "timestamp without time zone",
          "uuid");

  private static final Set<String> WRITTEN_FROM_ANY =
      Set.of("character", "character varying", "json", "jsonb", "text");

  private String base() {
    return SPACES.matcher(MODIFIER.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
  }

  /**
   * Whether nothing made of it is NULL unexpectedly. A jsonb may be a null that casts turn into
   * NULL, a range may have no lower bound, and types of users may have anything.
   */
  boolean isOrdinary() {
    return ORDINARY.contains(base()) && !isArray();
  }

  boolean isArray() {
    return text.endsWith("]");
  }

  /** What its elements are of, if it is an array. */
  TypeName element() {
    return new TypeName(base());
  }

  /** Whether a cast from whatever type gives NULL only for NULL. */
  boolean takesAny() {
    return WRITTEN_FROM_ANY.contains(base());
  }
}

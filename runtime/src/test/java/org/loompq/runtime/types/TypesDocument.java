package org.loompq.runtime.types;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code docs/types.md}: what of the registry a reader wants to know. */
final class TypesDocument {

  private static final String HEAD =
      """
      | PostgreSQL | Java | parameter | result | array | field | COPY | |
      |---|---|:-:|:-:|:-:|:-:|:-:|---|
      """;

  private static final Pattern DESCRIPTION = Pattern.compile("(an?|any|the) ");

  private TypesDocument() {}

  static String of(List<Family> families, Map<String, String> notCarried) {
    StringBuilder page = new StringBuilder(TypesIntroduction.TEXT);
    for (Family family : families) {
      page.append("\n## ").append(family.title()).append("\n\n").append(HEAD);
      rows(family).forEach((rest, types) -> page.append(row(types)).append(rest));
    }
    return page.append(TypesIntroduction.NOT_CARRIED).append(list(notCarried)).toString();
  }

  /** What stands after the types, which are those that have it all the same; in order. */
  private static Map<String, Set<String>> rows(Family family) {
    Map<SqlType, Map<String, List<String>>> byType = new LinkedHashMap<>();
    for (Mapping<?> mapping : family.mappings()) {
      byType
          .computeIfAbsent(mapping.type(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(cells(mapping), _ -> new ArrayList<>())
          .add(quoted(mapping.javaName()));
    }
    Map<String, Set<String>> rows = new LinkedHashMap<>();
    byType.forEach(
        (type, javaTypes) ->
            javaTypes.forEach(
                (cells, names) ->
                    rows.computeIfAbsent(
                            " | " + String.join(", ", names) + cells, _ -> new LinkedHashSet<>())
                        .add(quoted(type.name()))));
    return rows;
  }

  private static String row(Set<String> types) {
    return "| " + String.join(", ", types);
  }

  /** A type by its name; an example of a class of types by what they are. */
  private static String quoted(String name) {
    return DESCRIPTION.matcher(name).lookingAt() ? name : "`" + name + "`";
  }

  private static String cells(Mapping<?> mapping) {
    Set<Way> ways = mapping.ways();
    return " | "
        + List.of(
                ways.contains(Way.PARAMETER) ? "\u2713" : "\u2013",
                ways.contains(Way.RESULT) ? "\u2713" : "\u2013",
                both(ways, Way.ARRAY_TO, Way.ARRAY_FROM),
                both(ways, Way.FIELD_TO, Way.FIELD_FROM),
                both(ways, Way.COPY_TO, Way.COPY_FROM),
                mapping.note())
            .stream()
            .collect(Collectors.joining(" | ", "", " |\n"));
  }

  private static String both(Set<Way> ways, Way to, Way from) {
    if (ways.contains(to)) {
      return ways.contains(from) ? "\u2713" : "in";
    }
    return ways.contains(from) ? "out" : "\u2013";
  }

  private static String list(Map<String, String> notCarried) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    new TreeMap<>(notCarried)
        .forEach(
            (name, reason) -> byReason.computeIfAbsent(reason, _ -> new ArrayList<>()).add(name));
    StringBuilder list = new StringBuilder();
    byReason.forEach(
        (reason, names) ->
            list.append("- ")
                .append(names.stream().map(TypesDocument::sql).collect(Collectors.joining(", ")))
                .append(": ")
                .append(reason)
                .append(".\n"));
    return list.toString();
  }

  /** Array types are called by an underscore in the catalogue. */
  private static String sql(String name) {
    return name.startsWith("_") ? "`" + name.substring(1) + "[]`" : "`" + name + "`";
  }
}

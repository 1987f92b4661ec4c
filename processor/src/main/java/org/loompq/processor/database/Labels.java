package org.loompq.processor.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.loompq.Row;
import org.loompq.Session;
import org.loompq.processor.database.Answer.Column;
import org.loompq.processor.database.Answer.Described;
import org.loompq.runtime.codec.BuiltInTypes;
import org.loompq.runtime.codec.PgType;

/** The labels of enums, as a server has them. */
final class Labels {

  private static final String FIND =
      """
      SELECT enumtypid::int8 AS type, enumlabel::text AS label
      FROM pg_catalog.pg_enum WHERE enumtypid = ANY ($1::int8[]::oid[])
      ORDER BY enumtypid, enumsortorder\
      """;

  private final Session session;

  Labels(Session session) {
    this.session = session;
  }

  /** Those of all enums that are met in some answers, by the names of these types. */
  Map<String, List<String>> of(Collection<Answer> answers) {
    Map<Long, String> names = new LinkedHashMap<>();
    answers.stream()
        .filter(Described.class::isInstance)
        .map(Described.class::cast)
        .flatMap(Labels::types)
        .forEach(type -> collect(type, names));
    Map<String, List<String>> labels = new LinkedHashMap<>();
    if (!names.isEmpty()) {
      for (Row row : session.execute(FIND, List.copyOf(names.keySet()))) {
        String type = Objects.requireNonNull(names.get(row.getLong("type")));
        labels
            .computeIfAbsent(type, _ -> new ArrayList<>())
            .add(Objects.requireNonNull(row.getString("label")));
      }
    }
    return labels;
  }

  private static Stream<PgType> types(Described described) {
    return Stream.concat(
        described.parameters().stream(), described.columns().stream().map(Column::type));
  }

  /** Adds a type, or what it consists of, if users define it. */
  private static void collect(PgType type, Map<Long, String> names) {
    PgType base = type.base();
    if (BuiltInTypes.of(type.oid()) != null) {
      return;
    }
    if (base != null) {
      collect(base, names);
    } else if (type.hasElement()) {
      collect(type.element(), names);
    } else if (type.attributes().isEmpty()) {
      names.put(Integer.toUnsignedLong(type.oid()), type.name());
    } else {
      type.attributes().forEach(attribute -> collect(attribute.type(), names));
    }
  }
}

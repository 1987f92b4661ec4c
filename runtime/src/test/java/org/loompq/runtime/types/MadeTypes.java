package org.loompq.runtime.types;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.Composite;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;

/** Types that users make, and those of extensions that are no text. */
final class MadeTypes {

  enum Mood {
    SAD,
    HAPPY
  }

  /** An example of a record for a composite type. */
  record Part(int id, @Nullable String name) {}

  private static final Codec<Mood> MOOD = Codecs.enumOf(Mood.values(), "sad", "\u00fcber happy");

  private static final Codec<Part> PART =
      Composite.of(
          RowShape.of("Part")
              .column("id", "id", Codecs.INTEGER)
              .column("name", "name", Codecs.STRING),
          row -> new Part(row.getInt(0), row.getString(1)),
          (row, part) -> row.bind(part.id()).bind(part.name()));

  private static final Values<Mood> MOODS =
      Values.of(random -> Mood.values()[random.nextInt(2)], Mood.values());

  private static final Values<Part> PARTS =
      Values.of(
          random -> new Part(random.nextInt(), "p" + random.nextInt()),
          new Part(0, null),
          new Part(-1, ""),
          new Part(1, "\u00e4 \"q\", \\ (x)"));

  private static final Values<Map<String, @Nullable String>> MAPS =
      Values.of(MadeTypes::map, new LinkedHashMap<String, @Nullable String>());

  private MadeTypes() {}

  static Family family() {
    SqlType mood =
        SqlType.made(
            "an enum", "types_mood", "CREATE TYPE types_mood AS ENUM ('sad', '\u00fcber happy')");
    SqlType composite =
        SqlType.made(
            "a composite type", "types_part", "CREATE TYPE types_part AS (id int4, name text)");
    SqlType compositeDomain =
        SqlType.made(
            "a domain over a composite type",
            "types_part_domain",
            "CREATE DOMAIN types_part_domain AS types_part");
    SqlType rowType =
        SqlType.made(
            "the row type of a table",
            "types_part_table",
            "DO $$BEGIN CREATE TABLE types_part_table (id int4, dropped int4, name text);"
                + " ALTER TABLE types_part_table DROP COLUMN dropped; END$$");
    SqlType domain =
        SqlType.made(
            "a domain over `int4`",
            "types_positive",
            "CREATE DOMAIN types_positive AS int4 CHECK (VALUE > 0)");
    SqlType textDomain =
        SqlType.made("a domain over `text`", "types_label", "CREATE DOMAIN types_label AS text");
    SqlType arrayDomain =
        SqlType.made(
            "a domain over `int4[]`", "types_sizes", "CREATE DOMAIN types_sizes AS int4[]");
    SqlType record =
        SqlType.of("record")
            .literal(
                "(SELECT ROW((p).id, (p).name) FROM (SELECT ({})::text::types_part AS p) s"
                    + " WHERE ({}) IS NOT NULL)")
            .asResult();
    Values<Integer> positive =
        Values.of(random -> random.nextInt(1, Integer.MAX_VALUE), 1, Integer.MAX_VALUE);
    return new Family(
        "Types that users make",
        List.of(
            Mapping.of(mood, MOOD, MOODS, MOOD::text).named("an enum"),
            Mapping.of(mood, Codecs.STRING, MOODS.map(MOOD::text), value -> value),
            Mapping.of(SqlType.of("text"), MOOD, MOODS, MOOD::text).named("an enum"),
            Mapping.of(domain, Codecs.INTEGER, positive, String::valueOf),
            Mapping.of(domain, Codecs.LONG, positive.map(Integer::longValue), String::valueOf),
            Mapping.of(textDomain, Codecs.STRING, TextTypes.STRINGS, value -> value),
            Mapping.of(
                    arrayDomain,
                    Codecs.INT_ARRAY,
                    ArrayTypes.INTS,
                    value -> ArrayTypes.text(value, ",", "{", "}"))
                .without(Way.ARRAY_TO, Way.ARRAY_FROM)
                .note("an array of it has arrays for elements, which is not carried"),
            records(composite),
            records(rowType),
            records(compositeDomain),
            Mapping.of(record, PART, PARTS, MadeTypes::text)
                .only(EnumSet.of(Way.RESULT, Way.ARRAY_FROM))
                .named("a record")
                .note("fields go by their order; also a `Row`"),
            Mapping.of(
                SqlType.ofExtension("hstore", "hstore"), Codecs.HSTORE, MAPS, MadeTypes::text)));
  }

  private static Mapping<Part> records(SqlType type) {
    return Mapping.of(type, PART, PARTS, MadeTypes::text)
        .named("a record")
        .note("fields go by their names; `Row.get` reads it as a `Row` too");
  }

  /** See record_out in {@code rowtypes.c}. */
  private static String text(Part part) {
    String name = part.name();
    String field = "";
    if (name != null) {
      String escaped = name.replace("\\", "\\\\").replace("\"", "\"\"");
      field = name.matches("[\\w-]+") ? name : '"' + escaped + '"';
    }
    return "(" + part.id() + "," + field + ")";
  }

  private static Map<String, @Nullable String> map(Random random) {
    Map<String, @Nullable String> map = new LinkedHashMap<>();
    map.put("k" + random.nextInt(10), TextTypes.string(random, 10));
    map.put("k" + random.nextInt(10, 100), null);
    map.put("\"\\" + random.nextInt(100, 1000), "\u20ac");
    return map;
  }

  /** See hstore_out in {@code hstore_io.c}; the map has the server's order, by length. */
  private static String text(Map<String, @Nullable String> map) {
    return map.entrySet().stream()
        .map(
            pair -> {
              String value = pair.getValue();
              return quoted(pair.getKey()) + "=>" + (value == null ? "NULL" : quoted(value));
            })
        .collect(Collectors.joining(", "));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}

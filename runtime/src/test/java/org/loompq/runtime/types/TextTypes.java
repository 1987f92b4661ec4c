package org.loompq.runtime.types;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.Codecs;
import org.loompq.runtime.codec.JsonType;
import tools.jackson.databind.json.JsonMapper;

/** Text, documents, and what else travels as its text. */
final class TextTypes {

  /** A document of JSON. */
  record Item(String name, List<Integer> sizes, @Nullable Boolean sold) {}

  private static final JsonMapper JSON = new JsonMapper();

  static final Values<String> STRINGS =
      Values.of(
          random -> string(random, 40),
          "",
          " ",
          "NULL",
          "{}",
          "\"quoted\" \\back\\ ,comma",
          "\u00fc\u20ac\ud83d\ude00",
          "a\tb\nc");

  private static final Values<Character> CHARACTERS =
      Values.of(
          random -> (char) random.nextInt('!', 0xd800), ' ', '"', '\\', '\u00fc', '\u20ac', ',');

  private static final Values<Character> ASCII =
      Values.of(random -> (char) random.nextInt('!', 0x7f), ' ', '"', '\\', ',', '\u0001');

  private static final Values<String> NAMES =
      Values.of(random -> string(random, 15), "", "n".repeat(63));

  private static final Values<String> PADDED =
      Values.of(random -> string(random, 8), "", " x", "12345678", "\u20ac").map(TextTypes::padded);

  private static final Values<String> DOCUMENTS =
      Values.of(
          random -> "{\"a\": [" + random.nextInt() + ", null, \"\u20ac\"]}",
          "null",
          "{\"a\": {\"\u00e9 \\\"\": 1.50}}",
          "[]");

  private static final Values<Item> ITEMS =
      Values.of(
          random ->
              new Item(
                  "n" + random.nextInt(),
                  List.of(random.nextInt(), random.nextInt()),
                  random.nextBoolean()),
          new Item("", List.of(), null),
          new Item("\u20ac \"q\" \\ \n", List.of(0, Integer.MIN_VALUE), true));

  private static final Values<String> ELEMENTS =
      Values.of(
          random -> "<a b=\"" + random.nextInt() + "\">\u00fc</a>", "<a/>", "text &amp; \u20ac");

  private static final Values<String> JSON_PATHS =
      Values.of(random -> "$.\"k" + random.nextInt(1000) + "\"[*]", "$", "$.\"\u00fc\"");

  private static final Values<String> LABELS =
      Values.of(
          random -> "a" + random.nextInt(1000) + ".b_" + random.nextInt(1000), "", "Top.Science");

  private static final Values<String> LABEL_QUERIES =
      Values.of(random -> "*.a" + random.nextInt(1000) + ".*", "*", "a|b.c@");

  private static final Values<String> WORD_QUERIES =
      Values.of(random -> "a" + random.nextInt(1000) + " & b", "a", "!a | b*");

  private TextTypes() {}

  static Family family() {
    SqlType text = SqlType.of("text");
    SqlType json = SqlType.of("json");
    SqlType jsonb = SqlType.of("jsonb");
    SqlType xml = SqlType.of("xml").needing("SELECT '<a/>'::xml");
    return new Family(
        "Text and documents",
        List.of(
            strings(text, STRINGS),
            characters(text),
            strings(SqlType.of("varchar"), STRINGS),
            characters(SqlType.of("varchar")),
            strings(SqlType.of("char(n)", "char(8)", "bpchar"), PADDED)
                .note("with the blanks that the server pads it with"),
            strings(SqlType.of("char(1)"), CHARACTERS.map(String::valueOf)),
            characters(SqlType.of("char(1)")),
            Mapping.of(
                    SqlType.of("\"char\"", "\"char\"", "char"),
                    Codecs.CHARACTER,
                    ASCII,
                    String::valueOf)
                .note("one byte, which is U+0000 to U+00FF"),
            strings(SqlType.of("name"), NAMES),
            strings(SqlType.of("refcursor"), STRINGS),
            strings(json, DOCUMENTS),
            Mapping.of(json, Codecs.json(JsonType.of(Item.class)), ITEMS, TextTypes::written)
                .comparing(TextTypes::parsed)
                .named("any type with `@Json`"),
            strings(jsonb, DOCUMENTS),
            Mapping.of(jsonb, Codecs.json(JsonType.of(Item.class)), ITEMS, TextTypes::written)
                .comparing(TextTypes::parsed)
                .named("any type with `@Json`"),
            strings(SqlType.of("jsonpath"), JSON_PATHS),
            strings(xml, ELEMENTS),
            strings(SqlType.ofExtension("citext", "citext"), STRINGS),
            strings(SqlType.ofExtension("ltree", "ltree"), LABELS),
            strings(SqlType.ofExtension("lquery", "ltree"), LABEL_QUERIES),
            strings(SqlType.ofExtension("ltxtquery", "ltree"), WORD_QUERIES)));
  }

  private static Mapping<String> strings(SqlType type, Values<String> values) {
    return Mapping.of(type, Codecs.STRING, values, value -> value);
  }

  private static Mapping<Character> characters(SqlType type) {
    return Mapping.of(type, Codecs.CHARACTER, CHARACTERS, String::valueOf)
        .note("texts of exactly one `char`");
  }

  static String string(Random random, int most) {
    return random
        .ints(random.nextInt(most), 1, 0x2_0000)
        .filter(unit -> unit < 0xd800 || unit > 0xdfff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String padded(String text) {
    return text + " ".repeat(8 - text.codePointCount(0, text.length()));
  }

  private static String written(Item item) {
    return JSON.writeValueAsString(item);
  }

  private static Object parsed(String document) {
    return JSON.readTree(document);
  }
}

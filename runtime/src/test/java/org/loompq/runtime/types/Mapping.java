package org.loompq.runtime.types;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.Codec;

/**
 * A Java type that a PostgreSQL type is carried as, and in which ways. Immutable.
 *
 * @param <T> the Java type
 */
final class Mapping<T> {

  private final SqlType type;
  private final String javaName;
  private final Codec<T> codec;
  private final Values<T> values;
  private final Function<? super T, String> text;
  private final Function<String, Object> compared;
  private final Set<Way> ways;
  private final String note;

  private Mapping(
      SqlType type,
      String javaName,
      Codec<T> codec,
      Values<T> values,
      Function<? super T, String> text,
      Function<String, Object> compared,
      Set<Way> ways,
      String note) {
    this.type = type;
    this.javaName = javaName;
    this.codec = codec;
    this.values = values;
    this.text = text;
    this.compared = compared;
    this.ways = ways;
    this.note = note;
  }

  /**
   * One that goes all ways.
   *
   * @param text what the server prints of a value, and reads as it
   */
  static <T> Mapping<T> of(
      SqlType type, Codec<T> codec, Values<T> values, Function<? super T, String> text) {
    String javaName = codec.declaredName().replace(" or ", "`, `");
    Set<Way> ways = type.isColumn() ? EnumSet.allOf(Way.class) : EnumSet.of(Way.RESULT);
    return new Mapping<>(type, javaName, codec, values, text, printed -> printed, ways, "");
  }

  /** With another name for the documentation. */
  Mapping<T> named(String name) {
    return new Mapping<>(type, name, codec, values, text, compared, ways, note);
  }

  /** Which compares something that the text means: there may be several texts of a value. */
  Mapping<T> comparing(Function<String, Object> meaning) {
    return new Mapping<>(type, javaName, codec, values, text, meaning, ways, note);
  }

  /** Which goes only some ways. */
  Mapping<T> only(Set<Way> some) {
    return new Mapping<>(type, javaName, codec, values, text, compared, some, note);
  }

  /** Which does not go some ways. */
  Mapping<T> without(Way first, Way... more) {
    Set<Way> left = EnumSet.copyOf(ways);
    left.removeAll(EnumSet.of(first, more));
    return only(left);
  }

  /** With a remark for the documentation. */
  Mapping<T> note(String remark) {
    return new Mapping<>(type, javaName, codec, values, text, compared, ways, remark);
  }

  SqlType type() {
    return type;
  }

  String javaName() {
    return javaName;
  }

  Codec<T> codec() {
    return codec;
  }

  Values<T> values() {
    return values;
  }

  Set<Way> ways() {
    return ways;
  }

  String note() {
    return note;
  }

  /** The text of a value, null for null. */
  @Nullable String text(@Nullable T value) {
    return value == null ? null : text.apply(value);
  }

  /** What a text means. */
  Object meaning(String printed) {
    return compared.apply(printed);
  }

  /** What of a text is compared. */
  @Nullable Object compared(@Nullable String printed) {
    return printed == null ? null : compared.apply(printed);
  }

  @Override
  public String toString() {
    return type + " as " + javaName.replace("`", "");
  }
}

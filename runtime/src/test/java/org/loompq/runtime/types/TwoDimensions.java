package org.loompq.runtime.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;

/** Proofs of arrays of what is an array itself: two dimensions, of which one is Java's own. */
final class TwoDimensions {

  private TwoDimensions() {}

  /** Inserts arrays that have a value twice, and the server prints them. */
  static <T> void insert(Mapping<T> mapping, List<T> values, TypeServer server) {
    Codec<@Nullable T[]> codec = arraysOf(mapping.codec());
    Statement insert =
        Statement.of(
            "",
            RowShape.scalar(Codecs.STRING),
            "INSERT INTO "
                + server.table(mapping.type())
                + " (fields) VALUES ($1)"
                + " RETURNING format('%s', fields)",
            Parameter.of("values", codec));
    for (T value : withElements(mapping, values)) {
      String text = mapping.text(value);
      try (Rows rows = insert.with(server.runner()).bind(twice(value), codec).query()) {
        assertThat(rows.single().getString(0)).isEqualTo("{" + text + "," + text + "}");
      }
    }
  }

  /** The server makes arrays that have a value twice, and they are read. */
  static <T> void select(Mapping<T> mapping, List<T> values, TypeServer server) {
    Codec<@Nullable T[]> codec = arraysOf(mapping.codec());
    String literal = mapping.type().literalOf("$1::text");
    Statement select =
        Statement.of(
            "",
            RowShape.scalar(codec),
            "SELECT ARRAY[" + literal + ", " + literal + "]",
            Parameter.of("text", Codecs.STRING));
    for (T value : withElements(mapping, values)) {
      try (Rows rows = select.with(server.runner()).bind(mapping.text(value)).query()) {
        @Nullable Object[] read = rows.single().get(0, codec);
        assertThat(read).isNotNull();
        Proof.checkSame(mapping, Arrays.asList(read), Arrays.asList(twice(value)));
      }
    }
  }

  /** An array of empty arrays is an empty array. */
  private static <T> List<T> withElements(Mapping<T> mapping, List<T> values) {
    return values.stream().filter(value -> !"{}".equals(mapping.text(value))).toList();
  }

  @SuppressWarnings("unchecked") // nobody looks at the class of the array
  private static <T> Codec<@Nullable T[]> arraysOf(Codec<T> codec) {
    return Codecs.arrayOf(codec, length -> (@Nullable T[]) new Object[length]);
  }

  @SuppressWarnings("unchecked") // nobody looks at the class of the array
  private static <T> @Nullable T[] twice(T value) {
    return (@Nullable T[]) new Object[] {value, value};
  }
}

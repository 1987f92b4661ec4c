package org.loompq.runtime.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.loompq.Row;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.codec.ClassCodecs;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;

/** The server makes composite values of texts, which are read alone, from arrays, and as a Row. */
final class FieldResultProof implements Proof {

  private static final Codec<List<@Nullable String>> STRINGS = Codecs.listOf(Codecs.STRING);

  @Override
  public <T> void prove(Mapping<T> mapping, List<T> values, TypeServer server) {
    List<@Nullable T> all = new ArrayList<@Nullable T>(values);
    all.add(null);
    String composite = server.composite(mapping.type());
    String whole =
        "ROW(7, %s, '\u00e4')::%s".formatted(mapping.type().literalOf("$1::text"), composite);
    alone(mapping, all, server, whole);
    fromArrays(mapping, all, server, composite);
    asRow(mapping, values.getFirst(), server, whole);
  }

  private static <T> void alone(
      Mapping<T> mapping, List<@Nullable T> values, TypeServer server, String whole) {
    Codec<Whole<T>> codec = Whole.codec(mapping.codec());
    Statement select =
        Statement.of(
            "",
            RowShape.scalar(codec),
            "SELECT " + whole + " AS whole",
            Parameter.of("text", Codecs.STRING));
    List<@Nullable T> fields = new ArrayList<>();
    for (T value : values) {
      try (Rows rows = select.with(server.runner()).bind(mapping.text(value)).query()) {
        Whole<T> read = Objects.requireNonNull(rows.single().get(0, codec));
        assertThat(read.before()).isEqualTo(7);
        assertThat(read.after()).isEqualTo("\u00e4");
        fields.add(read.field());
      }
    }
    Proof.checkSame(mapping, fields, values);
  }

  private static <T> void fromArrays(
      Mapping<T> mapping, List<@Nullable T> values, TypeServer server, String composite) {
    Codec<List<@Nullable Whole<T>>> codec = Codecs.listOf(Whole.codec(mapping.codec()));
    Statement select =
        Statement.of(
            "",
            RowShape.scalar(codec),
            "SELECT array_agg(ROW(n, %s, e)::%s ORDER BY n) FROM unnest($1::text[])"
                    .formatted(mapping.type().literalOf("e"), composite)
                + " WITH ORDINALITY AS u (e, n)",
            Parameter.of("texts", STRINGS));
    List<@Nullable String> texts = values.stream().<@Nullable String>map(mapping::text).toList();
    try (Rows rows = select.with(server.runner()).bind(texts, STRINGS).query()) {
      List<@Nullable Whole<T>> wholes = Objects.requireNonNull(rows.single().get(0, codec));
      List<@Nullable T> fields = new ArrayList<>();
      for (Whole<T> found : wholes) {
        Whole<T> whole = Objects.requireNonNull(found);
        assertThat(whole.after()).isEqualTo(texts.get(fields.size()));
        fields.add(whole.field());
        assertThat(whole.before()).isEqualTo(fields.size());
      }
      Proof.checkSame(mapping, fields, values);
    }
  }

  /** As its class, where a class says all; and as whatever is nearest. */
  private static <T> void asRow(Mapping<T> mapping, T value, TypeServer server, String whole) {
    Row row =
        Objects.requireNonNull(
            server
                .db()
                .execute("SELECT " + whole, Objects.requireNonNull(mapping.text(value)))
                .one()
                .get(0, Row.class));
    assertThat(row.getInt("before")).isEqualTo(7);
    assertThat(row.get("field", Object.class)).isNotNull();
    Class<?> javaType = value.getClass();
    if (mapping.codec().equals(ClassCodecs.of(javaType))) {
      assertThat(row.get("field", javaType)).isEqualTo(value);
    }
  }
}

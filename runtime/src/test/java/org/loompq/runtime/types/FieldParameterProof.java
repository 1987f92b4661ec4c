package org.loompq.runtime.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.Composite;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;

/** Composite values are inserted, alone and in arrays, and the server prints their fields. */
final class FieldParameterProof implements Proof {

  private static final Codec<List<@Nullable String>> STRINGS = Codecs.listOf(Codecs.STRING);

  @Override
  public <T> void prove(Mapping<T> mapping, List<T> values, TypeServer server) {
    List<@Nullable T> all = new ArrayList<@Nullable T>(values);
    all.add(null);
    List<Whole<T>> wholes =
        IntStream.range(0, all.size())
            .mapToObj(i -> new Whole<>(i, all.get(i), i == 0 ? null : "\u00e4" + i))
            .toList();
    alone(mapping, server, wholes.getFirst());
    inArrays(mapping, server, wholes, all);
  }

  private static <T> void alone(Mapping<T> mapping, TypeServer server, Whole<T> whole) {
    Composite<Whole<T>> codec = Whole.codec(mapping.codec());
    Statement insert =
        Statement.of(
            "",
            RowShape.of("Printed")
                .column("before", "before", Codecs.INTEGER)
                .column("field", "field", Codecs.STRING)
                .column("after", "after", Codecs.STRING),
            "INSERT INTO %s (whole) VALUES ($1) RETURNING (whole).before, %s AS field, (whole).after"
                .formatted(server.table(mapping.type()), mapping.type().printedOf("(whole).field")),
            Parameter.of("whole", codec));
    try (Rows rows = insert.with(server.runner()).bind(whole, codec).query()) {
      Rows row = rows.single();
      assertThat(row.getInt(0)).isEqualTo(whole.before());
      assertThat(row.getString(2)).isEqualTo(whole.after());
      Proof.checkPrinted(
          mapping,
          List.of(Objects.requireNonNull(row.getString(1))),
          Collections.<@Nullable T>singletonList(whole.field()));
    }
  }

  private static <T> void inArrays(
      Mapping<T> mapping, TypeServer server, List<Whole<T>> wholes, List<@Nullable T> fields) {
    Codec<List<@Nullable Whole<T>>> codec = Codecs.listOf(Whole.codec(mapping.codec()));
    Statement insert =
        Statement.of(
            "",
            RowShape.scalar(STRINGS),
            ("INSERT INTO %s (wholes) VALUES ($1) RETURNING ARRAY(SELECT %s"
                    + " FROM generate_subscripts(wholes, 1) i ORDER BY (wholes[i]).before)")
                .formatted(
                    server.table(mapping.type()), mapping.type().printedOf("(wholes[i]).field")),
            Parameter.of("wholes", codec));
    List<@Nullable Whole<T>> sent = new ArrayList<@Nullable Whole<T>>(wholes);
    try (Rows rows = insert.with(server.runner()).bind(sent, codec).query()) {
      List<@Nullable String> printed = Objects.requireNonNull(rows.single().get(0, STRINGS));
      Proof.checkPrinted(mapping, printed, fields);
    }
  }
}

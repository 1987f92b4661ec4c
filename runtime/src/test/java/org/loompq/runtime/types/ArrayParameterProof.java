package org.loompq.runtime.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;

/**
 * Lists and Java arrays are inserted, with NULL and without, empty, and of two dimensions; and the
 * server prints their elements.
 */
final class ArrayParameterProof implements Proof {

  private static final Codec<List<@Nullable String>> STRINGS = Codecs.listOf(Codecs.STRING);

  @Override
  public <T> void prove(Mapping<T> mapping, List<T> values, TypeServer server) {
    if (mapping.type().isArray()) {
      TwoDimensions.insert(mapping, values, server);
      return;
    }
    List<@Nullable T> withNull = new ArrayList<@Nullable T>(values);
    withNull.add(1, null);
    for (List<@Nullable T> list :
        List.of(
            withNull,
            new ArrayList<@Nullable T>(values),
            List.<@Nullable T>of(),
            Collections.<@Nullable T>singletonList(null))) {
      Proof.checkPrinted(mapping, oneDimension(mapping, server, list), list);
    }
    twoDimensions(mapping, values, server);
  }

  @SuppressWarnings("unchecked") // nobody looks at the class of the array
  private static <T> List<@Nullable String> oneDimension(
      Mapping<T> mapping, TypeServer server, List<@Nullable T> list) {
    String printed =
        "ARRAY(SELECT "
            + mapping.type().printedOf("fields[i]")
            + " FROM generate_subscripts(fields, 1) i ORDER BY i)";
    Codec<List<@Nullable T>> codec = Codecs.listOf(mapping.codec());
    Codec<@Nullable T[]> arrays =
        Codecs.arrayOf(mapping.codec(), length -> (@Nullable T[]) new Object[length]);
    List<@Nullable String> ofList = insert(mapping, server, list, codec, printed);
    @Nullable T[] array = (@Nullable T[]) list.toArray();
    assertThat(insert(mapping, server, array, arrays, printed)).isEqualTo(ofList);
    return ofList;
  }

  private static <T> void twoDimensions(Mapping<T> mapping, List<T> values, TypeServer server) {
    List<@Nullable T> first = Arrays.asList(values.get(0), null);
    List<@Nullable T> second = List.of(values.get(1), values.get(0));
    String printed =
        "ARRAY(SELECT "
            + mapping.type().printedOf("fields[i][j]")
            + " FROM generate_subscripts(fields, 1) i, generate_subscripts(fields, 2) j"
            + " ORDER BY i, j)";
    List<@Nullable List<@Nullable T>> both = new ArrayList<>();
    both.add(first);
    both.add(second);
    List<@Nullable T> all = new ArrayList<>(first);
    all.addAll(second);
    List<@Nullable String> texts =
        insert(mapping, server, both, Codecs.listOf(Codecs.listOf(mapping.codec())), printed);
    Proof.checkPrinted(mapping, texts, all);
  }

  private static <A> List<@Nullable String> insert(
      Mapping<?> mapping, TypeServer server, A value, Codec<A> codec, String printed) {
    Statement insert =
        Statement.of(
            "",
            RowShape.scalar(STRINGS),
            "INSERT INTO "
                + server.table(mapping.type())
                + " (fields) VALUES ($1) RETURNING "
                + printed,
            Parameter.of("values", codec));
    try (Rows rows = insert.with(server.runner()).bind(value, codec).query()) {
      return Objects.requireNonNull(rows.single().get(0, STRINGS));
    }
  }
}

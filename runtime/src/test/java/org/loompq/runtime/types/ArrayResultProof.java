package org.loompq.runtime.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
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
 * The server makes arrays of the texts of values, and they are read as collections and Java arrays:
 * with NULL, empty, from another lower bound, and of two dimensions.
 */
final class ArrayResultProof implements Proof {

  private static final Codec<List<@Nullable String>> STRINGS = Codecs.listOf(Codecs.STRING);

  @Override
  public <T> void prove(Mapping<T> mapping, List<T> values, TypeServer server) {
    if (mapping.type().isArray()) {
      TwoDimensions.select(mapping, values, server);
      return;
    }
    List<@Nullable T> withNull = new ArrayList<@Nullable T>(values);
    withNull.add(1, null);
    oneDimension(mapping, withNull, server);
    oneDimension(mapping, List.<@Nullable T>of(), server);
    if (mapping.type().isColumn()) {
      anotherLowerBound(mapping, withNull, server);
      twoDimensions(mapping, values, server);
    }
  }

  @SuppressWarnings("unchecked") // nobody looks at the class of the array
  private static <T> void oneDimension(
      Mapping<T> mapping, List<@Nullable T> values, TypeServer server) {
    String array = array(mapping);
    Codec<T> element = mapping.codec();
    Proof.checkSame(
        mapping, select(mapping, values, server, array, Codecs.listOf(element)), values);
    Proof.checkSame(
        mapping, select(mapping, values, server, array, Codecs.collectionOf(element)), values);
    Proof.checkSame(
        mapping,
        select(mapping, values, server, array, Codecs.setOf(element)),
        new LinkedHashSet<@Nullable T>(values));
    Codec<@Nullable T[]> arrays =
        Codecs.arrayOf(element, length -> (@Nullable T[]) new Object[length]);
    @Nullable Object[] read = select(mapping, values, server, array, arrays);
    Proof.checkSame(mapping, Arrays.asList(read), values);
  }

  private static String array(Mapping<?> mapping) {
    return "ARRAY(SELECT "
        + mapping.type().literalOf("e")
        + " FROM unnest($1::text[]) WITH ORDINALITY AS u (e, n) ORDER BY n)";
  }

  private static <T> void anotherLowerBound(
      Mapping<T> mapping, List<@Nullable T> values, TypeServer server) {
    String shifted =
        "('[3:%d]=' || (%s)::text)::%s[]"
            .formatted(2 + values.size(), array(mapping), mapping.type().sql());
    assertThat(select(mapping, values, server, "array_lower(" + shifted + ", 1)", Codecs.INTEGER))
        .isEqualTo(3);
    Proof.checkSame(
        mapping, select(mapping, values, server, shifted, Codecs.listOf(mapping.codec())), values);
  }

  private static <T> void twoDimensions(Mapping<T> mapping, List<T> values, TypeServer server) {
    String first = mapping.type().literalOf("($1::text[])[1]");
    String second = mapping.type().literalOf("($1::text[])[2]");
    List<@Nullable T> left = new ArrayList<@Nullable T>(Arrays.asList(values.get(0), null));
    List<@Nullable T> right = List.of(values.get(1), values.get(0));
    List<@Nullable List<@Nullable T>> read =
        select(
            mapping,
            new ArrayList<@Nullable T>(values),
            server,
            "ARRAY[ARRAY[%1$s, NULL], ARRAY[%2$s, %1$s]]".formatted(first, second),
            Codecs.listOf(Codecs.listOf(mapping.codec())));
    assertThat(read).hasSize(2);
    Proof.checkSame(mapping, read.get(0), left);
    Proof.checkSame(mapping, read.get(1), right);
  }

  private static <T, A> A select(
      Mapping<T> mapping,
      List<@Nullable T> values,
      TypeServer server,
      String array,
      Codec<A> codec) {
    Statement select =
        Statement.of(
            "",
            RowShape.scalar(codec),
            "SELECT " + array + " AS array",
            Parameter.of("texts", STRINGS));
    List<@Nullable String> texts = values.stream().<@Nullable String>map(mapping::text).toList();
    try (Rows rows = select.with(server.runner()).bind(texts, STRINGS).query()) {
      return Objects.requireNonNull(rows.single().get(0, codec));
    }
  }
}

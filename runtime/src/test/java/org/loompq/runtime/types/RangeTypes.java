package org.loompq.runtime.types;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.PgText;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.type.Multirange;
import org.loompq.type.Range;

/** Ranges and multiranges. The server gives the discrete ones back with their lower bound only. */
final class RangeTypes {

  private static final String MADE = "types_floatrange";

  private RangeTypes() {}

  static Family family() {
    List<Mapping<?>> mappings = new ArrayList<>();
    Function<Object, String> plain = String::valueOf;
    Function<Random, Integer> integers = random -> random.nextInt(1_000_000);
    Function<Random, BigDecimal> decimals =
        random -> BigDecimal.valueOf(random.nextLong(), random.nextInt(18));
    Function<Random, LocalDate> dates =
        random -> LocalDate.ofEpochDay(random.nextInt(-1_000_000, 1_000_000));
    Function<Random, LocalDateTime> times = TimeTypes.DATE_TIMES.random();
    Function<Random, Instant> instants = TimeTypes.INSTANTS.random();
    SqlType made =
        SqlType.made(
            "a range type",
            MADE,
            "CREATE TYPE "
                + MADE
                + " AS RANGE (subtype = float8, multirange_type_name = types_floatmultirange)");
    SqlType madeMulti = SqlType.of("a multirange type", "types_floatmultirange");
    Function<Random, Double> halves = random -> random.nextInt(-1000, 1000) * 2 + 0.5;
    mappings.add(range(SqlType.of("int4range"), Codecs.INTEGER, integers, plain));
    mappings.add(
        range(SqlType.of("int4range"), Codecs.LONG, integers.andThen(i -> (long) i), plain));
    mappings.add(
        range(SqlType.of("int8range"), Codecs.LONG, integers.andThen(i -> (long) i), plain));
    mappings.add(
        range(SqlType.of("numrange"), Codecs.BIG_DECIMAL, decimals, BigDecimal::toPlainString));
    mappings.add(range(SqlType.of("daterange"), Codecs.LOCAL_DATE, dates, PgText::date));
    mappings.add(range(SqlType.of("tsrange"), Codecs.LOCAL_DATE_TIME, times, PgText::timestamp));
    mappings.add(range(SqlType.of("tstzrange"), Codecs.INSTANT, instants, PgText::timestamptz));
    mappings.add(range(made, Codecs.DOUBLE, halves, plain));
    mappings.add(multirange(SqlType.of("int4multirange"), Codecs.INTEGER, integers, plain));
    mappings.add(
        multirange(
            SqlType.of("int8multirange"), Codecs.LONG, integers.andThen(i -> (long) i), plain));
    mappings.add(
        multirange(
            SqlType.of("nummultirange"), Codecs.BIG_DECIMAL, decimals, BigDecimal::toPlainString));
    mappings.add(multirange(SqlType.of("datemultirange"), Codecs.LOCAL_DATE, dates, PgText::date));
    mappings.add(
        multirange(SqlType.of("tsmultirange"), Codecs.LOCAL_DATE_TIME, times, PgText::timestamp));
    mappings.add(
        multirange(SqlType.of("tstzmultirange"), Codecs.INSTANT, instants, PgText::timestamptz));
    mappings.add(multirange(madeMulti, Codecs.DOUBLE, halves, plain));
    return new Family("Ranges", mappings);
  }

  private static <T extends Comparable<? super T>> Mapping<Range<T>> range(
      SqlType type, Codec<T> bound, Function<Random, T> bounds, Function<? super T, String> text) {
    Values<Range<T>> values =
        new Values<>(List.of(Range.empty(), Range.unbounded()), random -> range(random, bounds));
    return Mapping.of(type, Codecs.rangeOf(bound), values, value -> text(value, text));
  }

  private static <T extends Comparable<? super T>> Mapping<Multirange<T>> multirange(
      SqlType type, Codec<T> bound, Function<Random, T> bounds, Function<? super T, String> text) {
    Values<Multirange<T>> values =
        new Values<>(
            List.of(Multirange.of(), Multirange.of(Range.unbounded())),
            random -> multirange(random, bounds));
    return Mapping.of(
        type,
        Codecs.multirangeOf(bound),
        values,
        value ->
            value.ranges().stream()
                .map(part -> text(part, text))
                .collect(Collectors.joining(",", "{", "}")));
  }

  private static <T extends Comparable<? super T>> Range<T> range(
      Random random, Function<Random, T> bounds) {
    SortedSet<T> two = points(random, bounds, 2);
    return switch (random.nextInt(4)) {
      case 0 -> Range.atLeast(two.first());
      case 1 -> Range.lessThan(two.last());
      default -> Range.closedOpen(two.first(), two.last());
    };
  }

  private static <T extends Comparable<? super T>> Multirange<T> multirange(
      Random random, Function<Random, T> bounds) {
    List<T> points = List.copyOf(points(random, bounds, 4));
    return Multirange.of(
        Range.closedOpen(points.get(0), points.get(1)),
        random.nextBoolean()
            ? Range.atLeast(points.get(2))
            : Range.closedOpen(points.get(2), points.get(3)));
  }

  private static <T extends Comparable<? super T>> SortedSet<T> points(
      Random random, Function<Random, T> bounds, int count) {
    SortedSet<T> points = new TreeSet<>();
    while (points.size() < count) {
      points.add(bounds.apply(random));
    }
    return points;
  }

  private static <T> String text(Range<T> range, Function<? super T, String> text) {
    return new Range<>(
            range.isEmpty(),
            text(range.lower(), text),
            range.lowerKind(),
            text(range.upper(), text),
            range.upperKind())
        .toString();
  }

  private static <T> @Nullable String text(@Nullable T bound, Function<? super T, String> text) {
    return bound == null ? null : text.apply(bound);
  }
}

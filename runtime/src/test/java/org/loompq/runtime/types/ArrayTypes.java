package org.loompq.runtime.types;

import static org.loompq.runtime.types.Way.ARRAY_FROM;
import static org.loompq.runtime.types.Way.ARRAY_TO;
import static org.loompq.runtime.types.Way.COPY_TO;
import static org.loompq.runtime.types.Way.FIELD_TO;
import static org.loompq.runtime.types.Way.PARAMETER;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;

/**
 * Java arrays of primitives, and the arrays that PostgreSQL calls vectors. All numbers are whole,
 * so that their text is the same whatever they are in Java.
 */
final class ArrayTypes {

  private static final Values<long[]> SHORTS = arrays(Short.MIN_VALUE, Short.MAX_VALUE);
  private static final Values<long[]> INTEGERS = arrays(Integer.MIN_VALUE, Integer.MAX_VALUE);
  private static final Values<long[]> LONGS = arrays(Long.MIN_VALUE, Long.MAX_VALUE);
  private static final Values<long[]> UINT4S = vectors(0xffff_ffffL);

  static final Values<int[]> INTS = INTEGERS.map(ArrayTypes::ints);

  private ArrayTypes() {}

  static Family family() {
    SqlType int2 = SqlType.of("int2[]", "int2[]");
    SqlType int4 = SqlType.of("int4[]", "int4[]");
    SqlType int8 = SqlType.of("int8[]", "int8[]");
    SqlType float4 = SqlType.of("float4[]", "float4[]");
    SqlType float8 = SqlType.of("float8[]", "float8[]");
    return new Family(
        "Arrays as Java arrays of primitives",
        List.of(
            of(SqlType.of("bool[]", "bool[]"), Codecs.BOOLEAN_ARRAY, SHORTS.map(ArrayTypes::bits)),
            of(int2, Codecs.SHORT_ARRAY, SHORTS.map(ArrayTypes::shorts)),
            of(int2, Codecs.INT_ARRAY, SHORTS.map(ArrayTypes::ints)),
            of(int2, Codecs.LONG_ARRAY, SHORTS),
            of(int2, Codecs.DOUBLE_ARRAY, SHORTS.map(ArrayTypes::doubles))
                .without(FIELD_TO, COPY_TO),
            of(int4, Codecs.INT_ARRAY, INTS),
            of(int4, Codecs.LONG_ARRAY, INTEGERS),
            of(int4, Codecs.DOUBLE_ARRAY, INTEGERS.map(ArrayTypes::doubles))
                .without(FIELD_TO, COPY_TO),
            of(int4, Codecs.SHORT_ARRAY, SHORTS.map(ArrayTypes::shorts)).only(Way.TO),
            of(int8, Codecs.LONG_ARRAY, LONGS),
            of(int8, Codecs.INT_ARRAY, INTS).only(Way.TO),
            of(int8, Codecs.SHORT_ARRAY, SHORTS.map(ArrayTypes::shorts)).only(Way.TO),
            of(float4, Codecs.FLOAT_ARRAY, SHORTS.map(ArrayTypes::floats)),
            of(float4, Codecs.DOUBLE_ARRAY, SHORTS.map(ArrayTypes::doubles))
                .without(FIELD_TO, COPY_TO),
            of(float4, Codecs.SHORT_ARRAY, SHORTS.map(ArrayTypes::shorts)).only(Way.TO),
            of(float8, Codecs.DOUBLE_ARRAY, INTEGERS.map(ArrayTypes::doubles)),
            of(float8, Codecs.FLOAT_ARRAY, SHORTS.map(ArrayTypes::floats)).only(Way.TO),
            of(float8, Codecs.INT_ARRAY, INTS).only(Way.TO),
            of(float8, Codecs.SHORT_ARRAY, SHORTS.map(ArrayTypes::shorts)).only(Way.TO)));
  }

  /** The vectors, which are never empty here: the server refuses an empty one in binary. */
  static Family vectors() {
    SqlType int2 = SqlType.of("int2vector");
    SqlType oid = SqlType.of("oidvector");
    Values<long[]> shorts = vectors(Short.MAX_VALUE);
    List<Mapping<?>> mappings =
        new ArrayList<>(
            List.of(
                vector(int2, Codecs.SHORT_ARRAY, shorts.map(ArrayTypes::shorts)),
                vector(int2, Codecs.INT_ARRAY, shorts.map(ArrayTypes::ints)),
                vector(int2, Codecs.LONG_ARRAY, shorts),
                vector(int2, Codecs.DOUBLE_ARRAY, shorts.map(ArrayTypes::doubles))
                    .without(FIELD_TO, COPY_TO),
                vector(
                    int2,
                    Codecs.listOf(Codecs.SHORT),
                    shorts.<List<@Nullable Short>>map(ArrayTypes::shortList)),
                vector(oid, Codecs.LONG_ARRAY, UINT4S),
                vector(oid, Codecs.INT_ARRAY, shorts.map(ArrayTypes::ints))
                    .only(EnumSet.of(FIELD_TO, COPY_TO)),
                vector(oid, Codecs.SHORT_ARRAY, shorts.map(ArrayTypes::shorts))
                    .only(EnumSet.of(FIELD_TO, COPY_TO)),
                vector(
                    oid,
                    Codecs.listOf(Codecs.LONG),
                    UINT4S.<List<@Nullable Long>>map(ArrayTypes::longList))));
    return new Family("Vectors of the system", mappings);
  }

  private static <A> Mapping<A> of(SqlType type, Codec<A> codec, Values<A> values) {
    return Mapping.of(type, codec, values, array -> text(array, ",", "{", "}"));
  }

  private static <A> Mapping<A> vector(SqlType type, Codec<A> codec, Values<A> values) {
    return Mapping.of(type, codec, values, array -> text(array, " ", "", ""))
        .without(PARAMETER, ARRAY_TO, ARRAY_FROM)
        .note("the server has no cast for a parameter: pass a `String`; an empty one is only read");
  }

  /** See array_out in {@code arrayfuncs.c} and int2vectorout in {@code int.c}. */
  static String text(Object array, String comma, String begin, String end) {
    Object elements = array instanceof List<?> list ? list.toArray() : array;
    return IntStream.range(0, Array.getLength(elements))
        .mapToObj(i -> text(Array.get(elements, i)))
        .collect(Collectors.joining(comma, begin, end));
  }

  private static String text(Object element) {
    return element instanceof Number number
        ? String.valueOf(number.longValue())
        : String.valueOf(element).substring(0, 1);
  }

  private static Values<long[]> arrays(long least, long most) {
    Function<Random, long[]> some =
        random -> random.longs(random.nextInt(1, 6), least, most).toArray();
    return new Values<>(List.of(new long[0], new long[] {least, 0, most}), some);
  }

  private static Values<long[]> vectors(long most) {
    Function<Random, long[]> some = random -> random.longs(random.nextInt(1, 6), 0, most).toArray();
    return new Values<>(List.of(new long[] {0}, new long[] {most, 0}), some);
  }

  private static boolean[] bits(long[] numbers) {
    boolean[] bits = new boolean[numbers.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = numbers[i] > 0;
    }
    return bits;
  }

  private static short[] shorts(long[] numbers) {
    short[] shorts = new short[numbers.length];
    for (int i = 0; i < shorts.length; i++) {
      shorts[i] = (short) numbers[i];
    }
    return shorts;
  }

  private static int[] ints(long[] numbers) {
    return LongStream.of(numbers).mapToInt(Math::toIntExact).toArray();
  }

  private static double[] doubles(long[] numbers) {
    return LongStream.of(numbers).mapToDouble(number -> number).toArray();
  }

  private static float[] floats(long[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers[i];
    }
    return floats;
  }

  private static List<@Nullable Short> shortList(long[] numbers) {
    List<@Nullable Short> list = new ArrayList<>();
    for (long number : numbers) {
      list.add((short) number);
    }
    return list;
  }

  private static List<@Nullable Long> longList(long[] numbers) {
    List<@Nullable Long> list = new ArrayList<>();
    for (long number : numbers) {
      list.add(number);
    }
    return list;
  }
}

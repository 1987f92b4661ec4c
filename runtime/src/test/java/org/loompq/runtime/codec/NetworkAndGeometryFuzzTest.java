package org.loompq.runtime.codec;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random values of networks, geometry and text search are read as they were written; bytes that are
 * none are refused, and never read beyond their end.
 */
class NetworkAndGeometryFuzzTest {

  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());

  /** A codec, and what makes values for it. */
  record Sample<T>(Codec<T> codec, Function<Random, T> maker) {
    @Override
    public String toString() {
      return codec.javaName() + ", seed " + SEED;
    }
  }

  static Stream<Sample<?>> samples() {
    return Stream.of(
        new Sample<>(Codecs.INET, RandomValues::inet),
        new Sample<>(Codecs.CIDR, RandomValues::cidr),
        new Sample<>(Codecs.INET_ADDRESS, RandomValues::address),
        new Sample<>(Codecs.MAC_ADDRESS, RandomValues::macAddress),
        new Sample<>(Codecs.MAC_ADDRESS8, RandomValues::macAddress8),
        new Sample<>(Codecs.POINT, RandomValues::point),
        new Sample<>(Codecs.LINE, RandomValues::line),
        new Sample<>(Codecs.LINE_SEGMENT, RandomValues::lineSegment),
        new Sample<>(Codecs.BOX, RandomValues::box),
        new Sample<>(Codecs.PATH, RandomValues::path),
        new Sample<>(Codecs.POLYGON, RandomValues::polygon),
        new Sample<>(Codecs.CIRCLE, RandomValues::circle),
        new Sample<>(Codecs.TS_VECTOR, RandomValues::tsVector),
        new Sample<>(Codecs.TS_QUERY, RandomValues::tsQuery));
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void readsWhatItWrote(Sample<T> sample) {
    Random random = new Random(SEED);
    WireValues<T> wire = WireValues.of(sample.codec());
    for (int i = 0; i < 1_000; i++) {
      wire.checkRoundTrip(sample.maker().apply(random));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void givesAValueOrAnExceptionForAnyBytes(Sample<T> sample) {
    Random random = new Random(SEED);
    WireValues<T> wire = WireValues.of(sample.codec());
    for (int i = 0; i < 200; i++) {
      wire.checkMutations(sample.maker().apply(random), random);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void isReadAndWrittenInArrays(Sample<T> sample) {
    Random random = new Random(SEED);
    Codec<List<T>> list = listOf(sample.codec());
    WireValues<List<T>> wire = WireValues.of(list);
    for (int i = 0; i < 50; i++) {
      wire.checkRoundTrip(Stream.generate(() -> sample.maker().apply(random)).limit(i).toList());
    }
    wire.checkMutations(List.of(sample.maker().apply(random)), random);
  }

  @SuppressWarnings("unchecked") // no element is null here
  private static <T> Codec<List<T>> listOf(Codec<T> element) {
    return (Codec<List<T>>) (Codec<?>) Codecs.listOf(element);
  }
}

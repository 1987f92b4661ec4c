package org.loompq.runtime.codec;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What arrays of objects and collections have in common: parts are elements, or arrays again. */
final class ArrayParts {

  private ArrayParts() {}

  /**
   * Makes sure that a codec can be that of elements: arrays of arrays are those of more dimensions,
   * which a record around the inner ones would hide.
   */
  static void check(Codec<?> element) {
    if (element instanceof WrappedCodec<?, ?> wrapped && wrapped.isOfArray()) {
      throw new IllegalArgumentException(
          element.javaName() + " stands for an array, and there are no arrays of these");
    }
  }

  /** What carries the elements of all dimensions. */
  static Codec<?> leaf(Codec<?> element) {
    return element instanceof ArrayCodec<?> parts ? parts.leaf() : element;
  }

  static int dimensions(Codec<?> element) {
    return element instanceof ArrayCodec<?> parts ? 1 + parts.dimensions() : 1;
  }

  /** Reads the next part. */
  static <T> @Nullable T read(Codec<T> element, ArrayReader in, int dimension) {
    return element instanceof ArrayCodec<T> parts
        ? parts.read(in, dimension + 1)
        : in.read(element);
  }

  static <T> void measure(
      Codec<T> element, Collection<? extends @Nullable T> value, int[] sizes, int dimension) {
    sizes[dimension] = value.size();
    if (element instanceof ArrayCodec<T> parts && !value.isEmpty()) {
      parts.measure(notNull(element, value.iterator().next()), sizes, dimension + 1);
    }
  }

  static <T> void write(
      Codec<T> element, Collection<? extends @Nullable T> value, ArrayWriter out, int dimension) {
    out.beginPart(dimension, value.size());
    for (T part : value) {
      if (element instanceof ArrayCodec<T> parts) {
        parts.write(notNull(element, part), out, dimension + 1);
      } else {
        out.add(part, element);
      }
    }
    out.endPart(dimension);
  }

  private static <T> T notNull(Codec<T> element, @Nullable T part) {
    if (part == null) {
      throw new CodecException(
          "a part of an array is null, where " + element.javaName() + " belongs");
    }
    return part;
  }
}

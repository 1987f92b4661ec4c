package org.loompq.runtime.codec;

import org.jspecify.annotations.Nullable;

/** Takes the elements of an array, part by part. One thread. */
abstract sealed class ArrayWriter permits BinaryArray, ArrayLiteral {

  private final int[] sizes;
  private final boolean empty;

  /**
   * Begins an array.
   *
   * @param sizes how many elements there are in each dimension
   */
  ArrayWriter(int[] sizes) {
    if (sizes.length > ArrayReader.MOST_DIMENSIONS) {
      throw new CodecException(
          "an array can have "
              + ArrayReader.MOST_DIMENSIONS
              + " dimensions at most, and this one has "
              + sizes.length);
    }
    this.sizes = sizes;
    this.empty = isEmpty(sizes);
  }

  static boolean isEmpty(int[] sizes) {
    for (int size : sizes) {
      if (size == 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether there are no elements, in one dimension at least. */
  final boolean isEmpty() {
    return empty;
  }

  /** Begins a part, which has to be as large as all others of its dimension. */
  final void beginPart(int dimension, int size) {
    if (size != sizes[dimension]) {
      throw new CodecException(
          "the parts of an array have "
              + sizes[dimension]
              + " elements and "
              + size
              + ", and PostgreSQL wants as many in each");
    }
    begin(dimension);
  }

  abstract void begin(int dimension);

  /** Ends a part. */
  abstract void endPart(int dimension);

  abstract <T> void add(@Nullable T element, Codec<T> codec);

  /** For primitives, none of whose arrays travel as text. */
  BinaryArray binary() {
    throw new IllegalStateException("arrays of primitives do not travel as text");
  }
}

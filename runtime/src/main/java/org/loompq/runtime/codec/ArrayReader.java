package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the elements of an array, of all dimensions one after the other; see array_send in
 * {@code arrayfuncs.c}:
 *
 * <pre>{@code
 * int32 ndim
 * int32 flags          1 if there are NULLs
 * int32 element type
 * int32 length, int32 lower bound     for each dimension
 * int32 length, bytes                 for each element; -1 for NULL
 * }</pre>
 *
 * <p>Lower bounds are not kept. For one thread.
 */
final class ArrayReader {

  static final int NULL = -1;
  static final int HEADER = 3 * Integer.BYTES;

  private static final int DIMENSION = 2 * Integer.BYTES;

  /** MAXDIM in {@code src/include/utils/array.h}. */
  static final int MOST_DIMENSIONS = 6;

  private final MemorySegment memory;
  private final PgType elementType;
  private final int dimensions;
  private final long sizes;
  private final long end;

  /** Where the next element is. */
  private long at;

  /** How many elements went before. */
  private int index;

  /**
   * Reads what comes before the elements.
   *
   * @param type the array
   * @param expected how many dimensions it must have, unless it is empty
   */
  ArrayReader(MemorySegment memory, long offset, int length, PgType type, int expected) {
    if (length < HEADER) {
      throw Wire.wrongLength(length, "array", "at least " + HEADER);
    }
    this.memory = memory;
    this.elementType = type.element();
    this.end = offset + length;
    this.dimensions = Wire.int4(memory, offset);
    this.sizes = offset + HEADER;
    int elementOid = Wire.int4(memory, offset + 2 * Integer.BYTES);
    if (elementOid != elementType.oid()) {
      throw type.outdated(
          "an array has elements of the type with OID " + Integer.toUnsignedString(elementOid));
    }
    if (dimensions < 0 || dimensions > MOST_DIMENSIONS) {
      throw new CodecException("an array cannot have " + dimensions + " dimensions");
    }
    if (dimensions != 0 && dimensions != expected) {
      throw new CodecException(
          "an array has "
              + dimensions
              + (dimensions == 1 ? " dimension" : " dimensions")
              + ", and is read as one that has "
              + expected);
    }
    this.at = sizes + (long) dimensions * DIMENSION;
    if (at > end) {
      throw Wire.wrongLength(length, "array", "at least " + (at - offset));
    }
    checkSizes(length, isVector(type));
  }

  /**
   * Whether an array is one of the old kind that always has one dimension, even without elements,
   * and begins at 0; see int2vectorrecv in {@code int.c}.
   */
  static boolean isVector(PgType type) {
    return type.oid() == Oid.INT2VECTOR || type.oid() == Oid.OIDVECTOR;
  }

  private void checkSizes(int length, boolean isVector) {
    long elements = dimensions == 0 ? 0 : 1;
    for (int dimension = 0; dimension < dimensions; dimension++) {
      int size = Wire.int4(memory, sizes + (long) dimension * DIMENSION);
      elements *= Math.max(size, 0);
      boolean none = size == 0 && dimensions == 1 && isVector;
      if ((size <= 0 && !none) || elements > (end - at) / Integer.BYTES) {
        throw new CodecException(
            "an array of "
                + length
                + " bytes cannot have "
                + size
                + " elements in dimension "
                + (dimension + 1));
      }
    }
  }

  /** How many elements there are in a dimension, from 0; 0 if the array is empty. */
  int size(int dimension) {
    return dimensions == 0 ? 0 : Wire.int4(memory, sizes + (long) dimension * DIMENSION);
  }

  /**
   * Goes to the next element; {@link #take} then reads it, unless it is null.
   *
   * @return its length, {@link #NULL} for SQL NULL
   */
  int next() {
    if (end - at < Integer.BYTES) {
      throw new CodecException("an array ends within an element");
    }
    int length = Wire.int4(memory, at);
    if (length < NULL || length > end - at - Integer.BYTES) {
      throw new CodecException("an element of an array cannot have the length " + length);
    }
    at += Integer.BYTES;
    index++;
    return length;
  }

  /** As {@link #next}, for primitives. */
  int nextNotNull(String primitive) {
    int length = next();
    if (length == NULL) {
      throw new CodecException(
          "element " + (index - 1) + " (from 0) is SQL NULL, but " + primitive + " is a primitive");
    }
    return length;
  }

  /** The memory of the element; it begins at the place that this gives, which goes on behind it. */
  long take(int length) {
    long element = at;
    at += length;
    return element;
  }

  MemorySegment memory() {
    return memory;
  }

  PgType elementType() {
    return elementType;
  }

  /** Reads the next element. */
  <T> @Nullable T read(Codec<T> codec) {
    int length = next();
    return length == NULL ? null : codec.decode(memory, take(length), length, elementType);
  }

  /** Makes sure that nothing is left. */
  void end() {
    if (at != end) {
      throw new CodecException("an array has " + (end - at) + " bytes after its last element");
    }
  }
}

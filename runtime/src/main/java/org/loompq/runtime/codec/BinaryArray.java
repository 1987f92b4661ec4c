package org.loompq.runtime.codec;

import org.jspecify.annotations.Nullable;

/** An array in the format that {@link ArrayReader} reads. */
final class BinaryArray extends ArrayWriter {

  private final BinaryWriter out;
  private final PgType elementType;
  private final long flags;

  /**
   * Begins an array.
   *
   * @param type the array's
   * @param sizes how many elements there are in each dimension
   */
  BinaryArray(BinaryWriter out, PgType type, int[] sizes) {
    super(sizes);
    this.out = out;
    this.elementType = type.element();
    int dimensions = isEmpty() ? 0 : sizes.length;
    out.putInt(dimensions);
    this.flags = out.position();
    out.putInt(0);
    out.putInt(elementType.oid());
    int lowerBound = ArrayReader.isVector(type) ? 0 : 1;
    for (int dimension = 0; dimension < dimensions; dimension++) {
      out.putInt(sizes[dimension]);
      out.putInt(lowerBound);
    }
  }

  @Override
  void begin(int dimension) {
    // parts are not told apart
  }

  @Override
  void endPart(int dimension) {
    // nor do they end
  }

  @Override
  <T> void add(@Nullable T element, Codec<T> codec) {
    if (element == null) {
      out.putInt(ArrayReader.NULL);
      out.setInt(flags, 1);
    } else {
      long begun = begin();
      codec.encode(out, element, elementType);
      end(begun);
    }
  }

  @Override
  BinaryArray binary() {
    return this;
  }

  /** Begins an element that is written to {@link #out}; {@link #end} takes what this gives. */
  long begin() {
    long begun = out.position();
    out.putInt(0);
    return begun;
  }

  void end(long begun) {
    out.setInt(begun, Math.toIntExact(out.position() - begun - Integer.BYTES));
  }

  BinaryWriter out() {
    return out;
  }

  PgType elementType() {
    return elementType;
  }
}

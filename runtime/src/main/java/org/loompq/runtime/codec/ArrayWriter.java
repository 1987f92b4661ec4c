package org.loompq.runtime.codec;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes the elements of an array, in binary for {@link ArrayReader} or as text. One thread. */
final class ArrayWriter {

  private final int[] sizes;
  private final BinaryWriter out;
  private final @Nullable PgType elementType;
  private final StringBuilder text = new StringBuilder();
  private final long flags;

  private ArrayWriter(int[] sizes, BinaryWriter out, @Nullable PgType elementType, long flags) {
    this.sizes = sizes;
    this.out = out;
    this.elementType = elementType;
    this.flags = flags;
  }

  /**
   * One in the format of an array's type.
   *
   * @param type the array
   * @param sizes how many elements there are in each dimension
   */
  static ArrayWriter binary(BinaryWriter out, PgType type, int[] sizes) {
    int lowerBound = ArrayReader.isVector(type) ? 0 : 1;
    int dimensions = isEmpty(sizes) ? 0 : sizes.length;
    out.putInt(dimensions);
    long flags = out.position();
    out.putInt(0);
    out.putInt(type.element().oid());
    for (int dimension = 0; dimension < dimensions; dimension++) {
      out.putInt(sizes[dimension]);
      out.putInt(lowerBound);
    }
    return new ArrayWriter(sizes, out, type.element(), flags);
  }

  /** One that the server reads as text. */
  static ArrayWriter text(int[] sizes) {
    return new ArrayWriter(sizes, new BinaryWriter(), null, 0);
  }

  private static boolean isEmpty(int[] sizes) {
    for (int size : sizes) {
      if (size == 0) {
        return true;
      }
    }
    return false;
  }

  /** Begins a part, which has to be as large as all others of its dimension. */
  void beginPart(int dimension, int size) {
    if (size != sizes[dimension]) {
      throw new CodecException(
          "the parts of an array have "
              + sizes[dimension]
              + " elements and "
              + size
              + ", and PostgreSQL wants as many in each");
    }
    if (elementType == null && (dimension == 0 || !isEmpty(sizes))) {
      comma();
      text.append('{');
    }
  }

  /** Ends a part. */
  void endPart(int dimension) {
    if (elementType == null && (dimension == 0 || !isEmpty(sizes))) {
      text.append('}');
    }
  }

  <T> void add(@Nullable T element, Codec<T> codec) {
    PgType type = elementType;
    if (type == null) {
      comma();
      if (element == null) {
        text.append("NULL");
      } else {
        appendQuoted(codec.text(element));
      }
    } else if (element == null) {
      out.putInt(ArrayReader.NULL);
      out.setInt(flags, 1);
    } else {
      long begun = begin();
      codec.encode(out, element, type);
      end(begun);
    }
  }

  /**
   * Begins an element that is written to {@link #out}; {@link #end(long)} takes what this gives.
   */
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

  /** For arrays in binary. */
  PgType elementType() {
    return Objects.requireNonNull(elementType);
  }

  private void comma() {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '{') {
      text.append(',');
    }
  }

  private void appendQuoted(String element) {
    text.append('"');
    for (int i = 0; i < element.length(); i++) {
      char unit = element.charAt(i);
      if (unit == '"' || unit == '\\') {
        text.append('\\');
      }
      text.append(unit);
    }
    text.append('"');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

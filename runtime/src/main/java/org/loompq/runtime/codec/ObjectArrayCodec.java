package org.loompq.runtime.codec;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Arrays as Java arrays of objects. An element that is SQL NULL is null.
 *
 * @param element what carries the elements; for arrays of more dimensions, arrays
 * @param maker makes a Java array of a length
 * @param <T> the type of the elements
 */
record ObjectArrayCodec<T>(Codec<T> element, IntFunction<@Nullable T[]> maker)
    implements ArrayCodec<@Nullable T[]> {

  ObjectArrayCodec {
    ArrayCodec.checkElement(element);
  }

  @Override
  public String javaName() {
    return element.javaName() + "[]";
  }

  @Override
  public Codec<?> leaf() {
    return element instanceof ArrayCodec<?> parts ? parts.leaf() : element;
  }

  @Override
  public int dimensions() {
    return element instanceof ArrayCodec<?> parts ? 1 + parts.dimensions() : 1;
  }

  @Override
  public @Nullable T[] read(ArrayReader in, int dimension) {
    @Nullable T[] array = maker.apply(in.size(dimension));
    if (element instanceof ArrayCodec<T> parts) {
      for (int i = 0; i < array.length; i++) {
        array[i] = parts.read(in, dimension + 1);
      }
    } else {
      for (int i = 0; i < array.length; i++) {
        array[i] = in.read(element);
      }
    }
    return array;
  }

  @Override
  public void measure(@Nullable T[] value, int[] sizes, int dimension) {
    sizes[dimension] = value.length;
    if (element instanceof ArrayCodec<T> parts && value.length > 0) {
      parts.measure(notNull(value[0]), sizes, dimension + 1);
    }
  }

  @Override
  public void write(@Nullable T[] value, ArrayWriter out, int dimension) {
    out.beginPart(dimension, value.length);
    for (T part : value) {
      if (element instanceof ArrayCodec<T> parts) {
        parts.write(notNull(part), out, dimension + 1);
      } else {
        out.add(part, element);
      }
    }
    out.endPart(dimension);
  }

  private T notNull(@Nullable T part) {
    if (part == null) {
      throw new CodecException(
          "a part of an array is null, where " + element.javaName() + " belongs");
    }
    return part;
  }
}

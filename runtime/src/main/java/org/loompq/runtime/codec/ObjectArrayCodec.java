package org.loompq.runtime.codec;

import java.util.Arrays;
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
    ArrayParts.check(element);
  }

  @Override
  public String javaName() {
    return element.javaName() + "[]";
  }

  @Override
  public Codec<?> leaf() {
    return ArrayParts.leaf(element);
  }

  @Override
  public int dimensions() {
    return ArrayParts.dimensions(element);
  }

  @Override
  public @Nullable T[] read(ArrayReader in, int dimension) {
    @Nullable T[] array = maker.apply(in.size(dimension));
    for (int i = 0; i < array.length; i++) {
      array[i] = ArrayParts.read(element, in, dimension);
    }
    return array;
  }

  @Override
  public void measure(@Nullable T[] value, int[] sizes, int dimension) {
    ArrayParts.measure(element, Arrays.asList(value), sizes, dimension);
  }

  @Override
  public void write(@Nullable T[] value, ArrayWriter out, int dimension) {
    ArrayParts.write(element, Arrays.asList(value), out, dimension);
  }
}

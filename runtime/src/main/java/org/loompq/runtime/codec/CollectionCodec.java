package org.loompq.runtime.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/**
 * Arrays as collections. An element that is SQL NULL is null.
 *
 * @param element what carries the elements; for arrays of more dimensions, arrays
 * @param kind the Java collection
 * @param <T> the type of the elements
 * @param <C> the type of the collection
 */
record CollectionCodec<T, C extends Collection<@Nullable T>>(Codec<T> element, Kind kind)
    implements ArrayCodec<C> {

  /** The Java type. What is read belongs to the caller. */
  enum Kind {
    LIST("List"),
    SET("Set"),
    COLLECTION("Collection");

    private final String javaName;

    Kind(String javaName) {
      this.javaName = javaName;
    }

    private <T extends @Nullable Object> Collection<T> make(int size) {
      return this == SET ? LinkedHashSet.newLinkedHashSet(size) : new ArrayList<>(size);
    }
  }

  CollectionCodec {
    ArrayParts.check(element);
  }

  @Override
  public String javaName() {
    return kind.javaName + "<" + element.javaName() + ">";
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
  @SuppressWarnings("unchecked") // the kind makes it
  public C read(ArrayReader in, int dimension) {
    int size = in.size(dimension);
    Collection<@Nullable T> collection = kind.make(size);
    for (int i = 0; i < size; i++) {
      collection.add(ArrayParts.read(element, in, dimension));
    }
    return (C) collection;
  }

  @Override
  public void measure(C value, int[] sizes, int dimension) {
    ArrayParts.measure(element, value, sizes, dimension);
  }

  @Override
  public void write(C value, ArrayWriter out, int dimension) {
    ArrayParts.write(element, value, out, dimension);
  }
}

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
    ArrayCodec.checkElement(element);
  }

  @Override
  public String javaName() {
    return kind.javaName + "<" + element.javaName() + ">";
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
  @SuppressWarnings("unchecked") // the kind makes it
  public C read(ArrayReader in, int dimension) {
    int size = in.size(dimension);
    Collection<@Nullable T> collection = kind.make(size);
    if (element instanceof ArrayCodec<T> parts) {
      for (int i = 0; i < size; i++) {
        collection.add(parts.read(in, dimension + 1));
      }
    } else {
      for (int i = 0; i < size; i++) {
        collection.add(in.read(element));
      }
    }
    return (C) collection;
  }

  @Override
  public void measure(C value, int[] sizes, int dimension) {
    sizes[dimension] = value.size();
    if (element instanceof ArrayCodec<T> parts && !value.isEmpty()) {
      parts.measure(notNull(value.iterator().next()), sizes, dimension + 1);
    }
  }

  @Override
  public void write(C value, ArrayWriter out, int dimension) {
    out.beginPart(dimension, value.size());
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

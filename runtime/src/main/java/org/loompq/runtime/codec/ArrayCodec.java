package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/**
 * Arrays as some Java type whose parts are elements, or arrays of one dimension less.
 *
 * @param <A> the Java type
 */
sealed interface ArrayCodec<A> extends Codec<A>
    permits CollectionCodec, ObjectArrayCodec, PrimitiveArrayCodec {

  /** What carries the elements. */
  Codec<?> leaf();

  /** How many dimensions an array of this type has. */
  int dimensions();

  /**
   * Reads the part at which the reader stands.
   *
   * @param dimension the dimension of the parts of that, from 0
   */
  A read(ArrayReader in, int dimension);

  /**
   * Takes the sizes, of the first part where there are more.
   *
   * @param dimension the dimension of the parts of the value
   */
  void measure(A value, int[] sizes, int dimension);

  /** Writes the elements. */
  void write(A value, ArrayWriter out, int dimension);

  @Override
  default int parameterOid() {
    return leaf().parameterArrayOid();
  }

  /** An array of arrays is an array. */
  @Override
  default int parameterArrayOid() {
    return parameterOid();
  }

  @Override
  default boolean reads(PgType type) {
    return type.format() == Format.ARRAY && leaf().reads(type.element());
  }

  @Override
  default String misfit(PgType type) {
    return type.format() == Format.ARRAY ? leaf().misfit(type.element()) : "";
  }

  @Override
  default A decode(MemorySegment memory, long offset, int length, PgType type) {
    ArrayReader in = new ArrayReader(memory, offset, length, type, dimensions());
    A array = read(in, 0);
    in.end();
    return array;
  }

  @Override
  default boolean writes(PgType type) {
    return type.format() == Format.ARRAY && leaf().writes(type.element());
  }

  @Override
  default String obstacle(PgType type) {
    return type.format() == Format.ARRAY ? leaf().obstacle(type.element()) : "";
  }

  @Override
  default void encode(BinaryWriter out, A value, PgType type) {
    int[] sizes = new int[dimensions()];
    measure(value, sizes, 0);
    ArrayWriter array = new BinaryArray(out, type, sizes);
    write(value, array, 0);
  }

  @Override
  default void encode(BinaryWriter out, A value) {
    if (parameterOid() == INFERRED) {
      Text.CODEC.encode(out, text(value));
    } else {
      encode(out, value, BuiltInTypes.get(parameterOid()));
    }
  }

  /** As in {@code {"a","b\"c",NULL}}; see "Array Input and Output Syntax" in the documentation. */
  @Override
  default String text(A value) {
    int[] sizes = new int[dimensions()];
    measure(value, sizes, 0);
    ArrayWriter array = new ArrayLiteral(sizes);
    write(value, array, 0);
    return array.toString();
  }
}

package org.loompq.runtime.codec;

/**
 * Arrays as Java arrays of primitives, which are not boxed on the way. No element may be SQL NULL.
 *
 * @param <A> the Java array
 */
abstract sealed class PrimitiveArrayCodec<A> implements ArrayCodec<A> {

  private final String primitive;
  private final Codec<?> leaf;

  private PrimitiveArrayCodec(String primitive, Codec<?> leaf) {
    this.primitive = primitive;
    this.leaf = leaf;
  }

  @Override
  public final String javaName() {
    return primitive + "[]";
  }

  @Override
  public final Codec<?> leaf() {
    return leaf;
  }

  @Override
  public final int dimensions() {
    return 1;
  }

  final int length(ArrayReader in) {
    return in.nextNotNull(primitive);
  }

  /** Of {@code short}. */
  static final class Shorts extends PrimitiveArrayCodec<short[]> {

    static final Shorts CODEC = new Shorts();

    private Shorts() {
      super("short", Int2.CODEC);
    }

    @Override
    public short[] read(ArrayReader in, int dimension) {
      short[] array = new short[in.size(dimension)];
      for (int i = 0; i < array.length; i++) {
        int length = length(in);
        array[i] = Int2.decodeShort(in.memory(), in.take(length), length);
      }
      return array;
    }

    @Override
    public void measure(short[] value, int[] sizes, int dimension) {
      sizes[dimension] = value.length;
    }

    @Override
    public void write(short[] value, ArrayWriter writer, int dimension) {
      writer.beginPart(dimension, value.length);
      BinaryArray array = writer.binary();
      BinaryWriter out = array.out();
      PgType type = array.elementType();
      for (short element : value) {
        long begun = array.begin();
        WholeNumber.encode(out, element, type);
        array.end(begun);
      }
      writer.endPart(dimension);
    }
  }

  /** Of {@code int}. */
  static final class Ints extends PrimitiveArrayCodec<int[]> {

    static final Ints CODEC = new Ints();

    private Ints() {
      super("int", Int4.CODEC);
    }

    @Override
    public int[] read(ArrayReader in, int dimension) {
      int[] array = new int[in.size(dimension)];
      for (int i = 0; i < array.length; i++) {
        int length = length(in);
        array[i] = Int4.decodeInt(in.memory(), in.take(length), length);
      }
      return array;
    }

    @Override
    public void measure(int[] value, int[] sizes, int dimension) {
      sizes[dimension] = value.length;
    }

    @Override
    public void write(int[] value, ArrayWriter writer, int dimension) {
      writer.beginPart(dimension, value.length);
      BinaryArray array = writer.binary();
      BinaryWriter out = array.out();
      PgType type = array.elementType();
      for (int element : value) {
        long begun = array.begin();
        WholeNumber.encode(out, element, type);
        array.end(begun);
      }
      writer.endPart(dimension);
    }
  }

  /** Of {@code long}. */
  static final class Longs extends PrimitiveArrayCodec<long[]> {

    static final Longs CODEC = new Longs();

    private Longs() {
      super("long", Int8.CODEC);
    }

    @Override
    public long[] read(ArrayReader in, int dimension) {
      long[] array = new long[in.size(dimension)];
      for (int i = 0; i < array.length; i++) {
        int length = length(in);
        array[i] = Int8.decodeLong(in.memory(), in.take(length), length, in.elementType());
      }
      return array;
    }

    @Override
    public void measure(long[] value, int[] sizes, int dimension) {
      sizes[dimension] = value.length;
    }

    @Override
    public void write(long[] value, ArrayWriter writer, int dimension) {
      writer.beginPart(dimension, value.length);
      BinaryArray array = writer.binary();
      BinaryWriter out = array.out();
      PgType type = array.elementType();
      for (long element : value) {
        long begun = array.begin();
        WholeNumber.encode(out, element, type);
        array.end(begun);
      }
      writer.endPart(dimension);
    }
  }

  /** Of {@code float}. */
  static final class Floats extends PrimitiveArrayCodec<float[]> {

    static final Floats CODEC = new Floats();

    private Floats() {
      super("float", Float4.CODEC);
    }

    @Override
    public float[] read(ArrayReader in, int dimension) {
      float[] array = new float[in.size(dimension)];
      for (int i = 0; i < array.length; i++) {
        int length = length(in);
        array[i] = Float4.decodeFloat(in.memory(), in.take(length), length);
      }
      return array;
    }

    @Override
    public void measure(float[] value, int[] sizes, int dimension) {
      sizes[dimension] = value.length;
    }

    @Override
    public void write(float[] value, ArrayWriter writer, int dimension) {
      writer.beginPart(dimension, value.length);
      BinaryArray array = writer.binary();
      BinaryWriter out = array.out();
      PgType type = array.elementType();
      for (float element : value) {
        long begun = array.begin();
        Float4.encodeFloat(out, element, type);
        array.end(begun);
      }
      writer.endPart(dimension);
    }
  }

  /** Of {@code double}. */
  static final class Doubles extends PrimitiveArrayCodec<double[]> {

    static final Doubles CODEC = new Doubles();

    private Doubles() {
      super("double", Float8.CODEC);
    }

    @Override
    public double[] read(ArrayReader in, int dimension) {
      double[] array = new double[in.size(dimension)];
      for (int i = 0; i < array.length; i++) {
        int length = length(in);
        array[i] = Float8.decodeDouble(in.memory(), in.take(length), length, in.elementType());
      }
      return array;
    }

    @Override
    public void measure(double[] value, int[] sizes, int dimension) {
      sizes[dimension] = value.length;
    }

    @Override
    public void write(double[] value, ArrayWriter writer, int dimension) {
      writer.beginPart(dimension, value.length);
      BinaryArray array = writer.binary();
      BinaryWriter out = array.out();
      for (double element : value) {
        long begun = array.begin();
        Float8.encodeDouble(out, element);
        array.end(begun);
      }
      writer.endPart(dimension);
    }
  }

  /** Of {@code boolean}. */
  static final class Booleans extends PrimitiveArrayCodec<boolean[]> {

    static final Booleans CODEC = new Booleans();

    private Booleans() {
      super("boolean", Bool.CODEC);
    }

    @Override
    public boolean[] read(ArrayReader in, int dimension) {
      boolean[] array = new boolean[in.size(dimension)];
      for (int i = 0; i < array.length; i++) {
        int length = length(in);
        array[i] = Bool.decodeBoolean(in.memory(), in.take(length), length);
      }
      return array;
    }

    @Override
    public void measure(boolean[] value, int[] sizes, int dimension) {
      sizes[dimension] = value.length;
    }

    @Override
    public void write(boolean[] value, ArrayWriter writer, int dimension) {
      writer.beginPart(dimension, value.length);
      BinaryArray array = writer.binary();
      BinaryWriter out = array.out();
      for (boolean element : value) {
        long begun = array.begin();
        Bool.encodeBoolean(out, element);
        array.end(begun);
      }
      writer.endPart(dimension);
    }
  }
}

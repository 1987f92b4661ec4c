package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.loompq.type.Box;
import org.loompq.type.Circle;
import org.loompq.type.Line;
import org.loompq.type.LineSegment;
import org.loompq.type.Point;

/**
 * The geometric types that are a fixed number of {@code float8}; see point_send and its like in
 * {@code geo_ops.c}.
 *
 * @param <T> the Java type
 */
abstract class GeometricCodec<T> extends FixedCodec<T> {

  private final int numbers;

  private GeometricCodec(Class<T> javaType, int oid, int arrayOid, Format format, int numbers) {
    super(javaType, oid, arrayOid, format);
    this.numbers = numbers;
  }

  /** Reads a value of memory that has its length. */
  abstract T read(MemorySegment memory, long offset);

  @Override
  public final T decode(MemorySegment memory, long offset, int length, PgType type) {
    Wire.checkLength(length, numbers * Double.BYTES, type.name());
    try {
      return read(memory, offset);
    } catch (IllegalArgumentException invalid) {
      throw new CodecException(String.valueOf(invalid.getMessage()));
    }
  }

  static double number(MemorySegment memory, long offset, int index) {
    return Double.longBitsToDouble(Wire.int8(memory, offset + (long) index * Double.BYTES));
  }

  static Point point(MemorySegment memory, long offset, int index) {
    return new Point(number(memory, offset, 2 * index), number(memory, offset, 2 * index + 1));
  }

  static void put(BinaryWriter out, Point point) {
    Float8.encodeDouble(out, point.x());
    Float8.encodeDouble(out, point.y());
  }

  /** {@code point}: x and y. */
  static final class Points extends GeometricCodec<Point> {

    static final Points CODEC = new Points();

    private Points() {
      super(Point.class, Oid.POINT, Oid.POINT_ARRAY, Format.POINT, 2);
    }

    @Override
    Point read(MemorySegment memory, long offset) {
      return point(memory, offset, 0);
    }

    @Override
    public void encode(BinaryWriter out, Point value) {
      put(out, value);
    }
  }

  /** {@code line}: its three factors. */
  static final class Lines extends GeometricCodec<Line> {

    static final Lines CODEC = new Lines();

    private Lines() {
      super(Line.class, Oid.LINE, Oid.LINE_ARRAY, Format.LINE, 3);
    }

    @Override
    Line read(MemorySegment memory, long offset) {
      return new Line(
          number(memory, offset, 0), number(memory, offset, 1), number(memory, offset, 2));
    }

    @Override
    public void encode(BinaryWriter out, Line value) {
      Float8.encodeDouble(out, value.a());
      Float8.encodeDouble(out, value.b());
      Float8.encodeDouble(out, value.c());
    }
  }

  /** {@code lseg}: both ends. */
  static final class LineSegments extends GeometricCodec<LineSegment> {

    static final LineSegments CODEC = new LineSegments();

    private LineSegments() {
      super(LineSegment.class, Oid.LSEG, Oid.LSEG_ARRAY, Format.LSEG, 4);
    }

    @Override
    LineSegment read(MemorySegment memory, long offset) {
      return new LineSegment(point(memory, offset, 0), point(memory, offset, 1));
    }

    @Override
    public void encode(BinaryWriter out, LineSegment value) {
      put(out, value.start());
      put(out, value.end());
    }
  }

  /** {@code box}: the upper right corner, then the lower left one. */
  static final class Boxes extends GeometricCodec<Box> {

    static final Boxes CODEC = new Boxes();

    private Boxes() {
      super(Box.class, Oid.BOX, Oid.BOX_ARRAY, Format.BOX, 4);
    }

    @Override
    Box read(MemorySegment memory, long offset) {
      return new Box(point(memory, offset, 0), point(memory, offset, 1));
    }

    @Override
    public void encode(BinaryWriter out, Box value) {
      put(out, value.high());
      put(out, value.low());
    }
  }

  /** {@code circle}: the center, then the radius. */
  static final class Circles extends GeometricCodec<Circle> {

    static final Circles CODEC = new Circles();

    private Circles() {
      super(Circle.class, Oid.CIRCLE, Oid.CIRCLE_ARRAY, Format.CIRCLE, 3);
    }

    @Override
    Circle read(MemorySegment memory, long offset) {
      return new Circle(point(memory, offset, 0), number(memory, offset, 2));
    }

    @Override
    public void encode(BinaryWriter out, Circle value) {
      put(out, value.center());
      Float8.encodeDouble(out, value.radius());
    }
  }
}

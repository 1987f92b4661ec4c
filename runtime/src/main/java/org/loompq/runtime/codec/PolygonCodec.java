package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.loompq.type.Point;
import org.loompq.type.Polygon;

/** {@code polygon}: an int32 that counts points, and these; see poly_send in {@code geo_ops.c}. */
final class PolygonCodec extends FixedCodec<Polygon> {

  static final PolygonCodec CODEC = new PolygonCodec();

  private static final int POINT = 2 * Double.BYTES;

  private PolygonCodec() {
    super(Polygon.class, Oid.POLYGON, Oid.POLYGON_ARRAY, Format.POLYGON);
  }

  @Override
  public Polygon decode(MemorySegment memory, long offset, int length, PgType type) {
    return new Polygon(points(memory, offset, length, type));
  }

  /** Reads what counts points, and these, at least one. */
  static List<Point> points(MemorySegment memory, long offset, long length, PgType type) {
    int count = length < Integer.BYTES ? 0 : Wire.int4(memory, offset);
    if (count < 1 || length != Integer.BYTES + (long) count * POINT) {
      throw new CodecException(
          "the points of a " + type + " take " + length + " bytes, and cannot be " + count);
    }
    List<Point> points = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      points.add(GeometricCodec.point(memory, offset + Integer.BYTES, i));
    }
    return points;
  }

  @Override
  public void encode(BinaryWriter out, Polygon value) {
    put(out, value.points());
  }

  static void put(BinaryWriter out, List<Point> points) {
    out.reserve(Integer.BYTES + (long) points.size() * POINT);
    out.putInt(points.size());
    for (Point point : points) {
      GeometricCodec.put(out, point);
    }
  }
}

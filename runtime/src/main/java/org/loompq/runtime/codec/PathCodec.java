package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.loompq.type.Path;

/**
 * {@code path}: a byte, 1 if it is closed, and then as {@link PolygonCodec}; see path_send in
 * {@code geo_ops.c}.
 */
final class PathCodec extends FixedCodec<Path> {

  static final PathCodec CODEC = new PathCodec();

  private PathCodec() {
    super(Path.class, Oid.PATH, Oid.PATH_ARRAY, Format.PATH);
  }

  @Override
  public Path decode(MemorySegment memory, long offset, int length, PgType type) {
    int closed = length < 1 ? 0 : Wire.int1(memory, offset);
    if (closed != 0 && closed != 1) {
      throw new CodecException("a path is open (0) or closed (1), and not " + closed);
    }
    return new Path(closed == 1, PolygonCodec.points(memory, offset + 1, (long) length - 1, type));
  }

  @Override
  public void encode(BinaryWriter out, Path value) {
    out.putByte(value.isClosed() ? 1 : 0);
    PolygonCodec.put(out, value.points());
  }
}

package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.loompq.type.Multirange;
import org.loompq.type.Range;

/**
 * A multirange of any type: how many ranges there are in four bytes, and the ranges, each with its
 * length before it; see multirange_send in {@code multirangetypes.c}.
 *
 * @param bound what carries the bounds
 * @param <T> the type of the bounds
 */
record MultirangeCodec<T>(Codec<T> bound) implements DescribedCodec<Multirange<T>> {

  /** A length, and flags. */
  private static final int LEAST = Integer.BYTES + Byte.BYTES;

  private RangeCodec<T> range() {
    return new RangeCodec<>(bound);
  }

  @Override
  public String javaName() {
    return "Multirange<" + bound.javaName() + ">";
  }

  @Override
  public boolean reads(PgType type) {
    return type.format() == Format.MULTIRANGE && range().reads(type.element());
  }

  @Override
  public Multirange<T> decode(MemorySegment memory, long offset, int length, PgType type) {
    Parts parts = new Parts(memory, offset, length, "a multirange");
    int count = parts.count(LEAST);
    List<Range<T>> ranges = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ranges.add(parts.read(range(), parts.length(), type.element()));
    }
    parts.end();
    return new Multirange<>(ranges);
  }

  @Override
  public boolean writes(PgType type) {
    return type.format() == Format.MULTIRANGE && range().writes(type.element());
  }

  @Override
  public void encode(BinaryWriter out, Multirange<T> value, PgType type) {
    out.putInt(value.ranges().size());
    for (Range<T> part : value.ranges()) {
      Parts.write(out, range(), part, type.element());
    }
  }
}

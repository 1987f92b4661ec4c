package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.loompq.type.BoundKind;
import org.loompq.type.Range;

/**
 * A range of any type: a byte of flags, and the bounds that there are, each with its length before
 * it; see range_send in {@code rangetypes.c}.
 *
 * @param bound what carries the bounds
 * @param <T> the type of the bounds
 */
record RangeCodec<T>(Codec<T> bound) implements DescribedCodec<Range<T>> {

  private static final int EMPTY = 0x01;
  private static final int LOWER_INCLUSIVE = 0x02;
  private static final int UPPER_INCLUSIVE = 0x04;
  private static final int LOWER_UNBOUNDED = 0x08;
  private static final int UPPER_UNBOUNDED = 0x10;
  private static final int ALL = 0x1f;

  @Override
  public String javaName() {
    return "Range<" + bound.javaName() + ">";
  }

  @Override
  public boolean reads(PgType type) {
    return type.format() == Format.RANGE && bound.reads(type.element());
  }

  @Override
  public String misfit(PgType type) {
    return type.format() == Format.RANGE ? bound.misfit(type.element()) : "";
  }

  @Override
  public Range<T> decode(MemorySegment memory, long offset, int length, PgType type) {
    Parts parts = new Parts(memory, offset, length, "a range");
    int flags = parts.int1();
    if ((flags & ~ALL) != 0) {
      throw new CodecException(
          "a range cannot have the flags " + Integer.toHexString(flags & 0xff));
    }
    Range<T> range =
        (flags & EMPTY) != 0 ? Range.empty() : withBounds(parts, flags, type.element());
    parts.end();
    return range;
  }

  private Range<T> withBounds(Parts parts, int flags, PgType type) {
    BoundKind lowerKind = kind(flags, LOWER_UNBOUNDED, LOWER_INCLUSIVE);
    BoundKind upperKind = kind(flags, UPPER_UNBOUNDED, UPPER_INCLUSIVE);
    @Nullable T lower = bound(parts, lowerKind, type);
    @Nullable T upper = bound(parts, upperKind, type);
    return new Range<>(false, lower, lowerKind, upper, upperKind);
  }

  private static BoundKind kind(int flags, int unbounded, int inclusive) {
    if ((flags & unbounded) != 0) {
      return BoundKind.UNBOUNDED;
    }
    return (flags & inclusive) != 0 ? BoundKind.INCLUSIVE : BoundKind.EXCLUSIVE;
  }

  private @Nullable T bound(Parts parts, BoundKind kind, PgType type) {
    return kind == BoundKind.UNBOUNDED ? null : parts.read(bound, parts.length(), type);
  }

  @Override
  public boolean writes(PgType type) {
    return type.format() == Format.RANGE && bound.writes(type.element());
  }

  @Override
  public String obstacle(PgType type) {
    return type.format() == Format.RANGE ? bound.obstacle(type.element()) : "";
  }

  @Override
  public void encode(BinaryWriter out, Range<T> value, PgType type) {
    out.putByte(flags(value));
    T lower = value.lower();
    if (lower != null) {
      Parts.write(out, bound, lower, type.element());
    }
    T upper = value.upper();
    if (upper != null) {
      Parts.write(out, bound, upper, type.element());
    }
  }

  private static int flags(Range<?> range) {
    if (range.isEmpty()) {
      return EMPTY;
    }
    int lower =
        switch (range.lowerKind()) {
          case INCLUSIVE -> LOWER_INCLUSIVE;
          case EXCLUSIVE -> 0;
          case UNBOUNDED -> LOWER_UNBOUNDED;
        };
    int upper =
        switch (range.upperKind()) {
          case INCLUSIVE -> UPPER_INCLUSIVE;
          case EXCLUSIVE -> 0;
          case UNBOUNDED -> UPPER_UNBOUNDED;
        };
    return lower | upper;
  }
}

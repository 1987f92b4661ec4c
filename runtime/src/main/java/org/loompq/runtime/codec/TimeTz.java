package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.time.OffsetTime;
import java.time.ZoneOffset;

/**
 * {@code timetz}: microseconds since midnight as {@link Time} has them, and seconds west of UTC in
 * four bytes; see timetz_send in {@code date.c}. Offsets of 16 hours and more, which {@link
 * ZoneOffset} has, are beyond the type.
 */
public final class TimeTz extends FixedCodec<OffsetTime> {

  public static final TimeTz CODEC = new TimeTz();

  /** TZDISP_LIMIT in {@code src/include/datatype/timestamp.h}, in seconds. */
  private static final int OFFSET_END = 16 * 60 * 60;

  private TimeTz() {
    super(OffsetTime.class, Oid.TIMETZ, Oid.TIMETZ_ARRAY, Format.TIMETZ);
  }

  @Override
  public OffsetTime decode(MemorySegment memory, long offset, int length, PgType type) {
    Wire.checkLength(length, Long.BYTES + Integer.BYTES, "timetz");
    int west = Wire.int4(memory, offset + Long.BYTES);
    if (west <= -OFFSET_END || west >= OFFSET_END) {
      throw new CodecException("a timetz cannot be " + west + " seconds west of UTC");
    }
    return OffsetTime.of(
        Time.CODEC.decode(memory, offset, Long.BYTES, type), ZoneOffset.ofTotalSeconds(-west));
  }

  @Override
  public void encode(BinaryWriter out, OffsetTime value) {
    int east = value.getOffset().getTotalSeconds();
    if (east <= -OFFSET_END || east >= OFFSET_END) {
      throw new CodecException(
          "the offset " + value.getOffset() + " is beyond those of timetz, which has 15:59:59");
    }
    Time.CODEC.encode(out, value.toLocalTime());
    out.putInt(-east);
  }
}

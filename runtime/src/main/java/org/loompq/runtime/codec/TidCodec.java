package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.loompq.type.Tid;

/**
 * {@code tid}: the block in four bytes, the offset in two, both without a sign; see tidsend in
 * {@code tid.c}.
 */
public final class TidCodec extends FixedCodec<Tid> {

  public static final TidCodec CODEC = new TidCodec();

  private TidCodec() {
    super(Tid.class, Oid.TID, Oid.TID_ARRAY, Format.TID);
  }

  @Override
  public Tid decode(MemorySegment memory, long offset, int length, PgType type) {
    Wire.checkLength(length, Integer.BYTES + Short.BYTES, "tid");
    return new Tid(
        Integer.toUnsignedLong(Wire.int4(memory, offset)),
        Short.toUnsignedInt(Wire.int2(memory, offset + Integer.BYTES)));
  }

  @Override
  public void encode(BinaryWriter out, Tid value) {
    out.putInt((int) value.block());
    out.putShort(value.offset());
  }
}

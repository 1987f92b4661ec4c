package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.loompq.type.Lsn;

/** {@code pg_lsn}: eight bytes without a sign; see pg_lsn_send in {@code pg_lsn.c}. */
public final class LsnCodec extends FixedCodec<Lsn> {

  public static final LsnCodec CODEC = new LsnCodec();

  private LsnCodec() {
    super(Lsn.class, Oid.PG_LSN, Oid.PG_LSN_ARRAY, Format.PG_LSN);
  }

  @Override
  public Lsn decode(MemorySegment memory, long offset, int length, PgType type) {
    Wire.checkLength(length, Long.BYTES, "pg_lsn");
    return new Lsn(Wire.int8(memory, offset));
  }

  @Override
  public void encode(BinaryWriter out, Lsn value) {
    out.putLong(value.position());
  }
}

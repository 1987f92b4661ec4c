package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.util.UUID;

/** {@code uuid}: sixteen bytes; see uuid_send in {@code uuid.c}. */
public final class Uuid extends FixedCodec<UUID> {

  public static final Uuid CODEC = new Uuid();

  private Uuid() {
    super(UUID.class, Oid.UUID, Oid.UUID_ARRAY, Format.UUID);
  }

  @Override
  public UUID decode(MemorySegment memory, long offset, int length, PgType type) {
    Wire.checkLength(length, 2 * Long.BYTES, "uuid");
    return new UUID(Wire.int8(memory, offset), Wire.int8(memory, offset + Long.BYTES));
  }

  @Override
  public void encode(BinaryWriter out, UUID value) {
    out.putLong(value.getMostSignificantBits());
    out.putLong(value.getLeastSignificantBits());
  }
}

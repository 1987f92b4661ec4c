package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.util.UUID;

/** {@code uuid}: sixteen bytes; see uuid_send in {@code uuid.c}. */
public final class Uuid implements Codec<UUID> {

  public static final Uuid CODEC = new Uuid();

  private Uuid() {}

  @Override
  public Class<UUID> javaType() {
    return UUID.class;
  }

  @Override
  public int parameterOid() {
    return Oid.UUID;
  }

  @Override
  public int parameterArrayOid() {
    return Oid.UUID_ARRAY;
  }

  @Override
  public boolean reads(int oid) {
    return oid == Oid.UUID;
  }

  @Override
  public UUID decode(MemorySegment memory, long offset, int length, int oid) {
    Wire.checkLength(length, 2 * Long.BYTES, "uuid");
    return new UUID(Wire.int8(memory, offset), Wire.int8(memory, offset + Long.BYTES));
  }

  @Override
  public void encode(BinaryWriter out, UUID value) {
    out.putLong(value.getMostSignificantBits());
    out.putLong(value.getLeastSignificantBits());
  }
}

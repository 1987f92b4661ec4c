package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/** {@code bytea}: its bytes; see byteasend in {@code bytea.c}. */
public final class Bytea implements Codec<byte[]> {

  public static final Bytea CODEC = new Bytea();

  private Bytea() {}

  @Override
  public Class<byte[]> javaType() {
    return byte[].class;
  }

  @Override
  public int parameterOid() {
    return Oid.BYTEA;
  }

  @Override
  public int parameterArrayOid() {
    return Oid.BYTEA_ARRAY;
  }

  @Override
  public boolean reads(int oid) {
    return oid == Oid.BYTEA;
  }

  @Override
  public byte[] decode(MemorySegment memory, long offset, int length, int oid) {
    return Wire.bytes(memory, offset, length);
  }

  @Override
  public void encode(BinaryWriter out, byte[] value) {
    out.putBytes(value);
  }
}

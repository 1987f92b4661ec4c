package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.loompq.type.Cidr;

/**
 * {@code cidr}, in the format of {@link NetworkAddress}. Written as {@code inet} where one is due.
 */
final class CidrCodec extends FixedCodec<Cidr> {

  static final CidrCodec CODEC = new CidrCodec();

  private CidrCodec() {
    super(Cidr.class, Oid.CIDR, Oid.CIDR_ARRAY, Format.CIDR);
  }

  @Override
  public Cidr decode(MemorySegment memory, long offset, int length, PgType type) {
    NetworkAddress.check(memory, offset, length, type);
    try {
      return new Cidr(
          NetworkAddress.address(memory, offset), NetworkAddress.prefixLength(memory, offset));
    } catch (IllegalArgumentException invalid) {
      throw new CodecException(String.valueOf(invalid.getMessage()));
    }
  }

  @Override
  public boolean writes(PgType type) {
    return type.format() == Format.CIDR || type.format() == Format.INET;
  }

  @Override
  public void encode(BinaryWriter out, Cidr value, PgType type) {
    boolean cidr = type.format() == Format.CIDR;
    NetworkAddress.encode(out, value.address(), value.prefixLength(), cidr);
  }

  @Override
  public void encode(BinaryWriter out, Cidr value) {
    NetworkAddress.encode(out, value.address(), value.prefixLength(), true);
  }
}

package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.loompq.type.Cidr;
import org.loompq.type.Inet;

/**
 * {@code inet}, in the format of {@link NetworkAddress}. Also {@code cidr}, each of which is one.
 */
final class InetCodec extends FixedCodec<Inet> {

  static final InetCodec CODEC = new InetCodec();

  private InetCodec() {
    super(Inet.class, Oid.INET, Oid.INET_ARRAY, Format.INET, Format.CIDR);
  }

  @Override
  public Inet decode(MemorySegment memory, long offset, int length, PgType type) {
    NetworkAddress.check(memory, offset, length, type);
    try {
      return new Inet(
          NetworkAddress.address(memory, offset), NetworkAddress.prefixLength(memory, offset));
    } catch (IllegalArgumentException invalid) {
      throw new CodecException(String.valueOf(invalid.getMessage()));
    }
  }

  @Override
  public void encode(BinaryWriter out, Inet value, PgType type) {
    if (type.format() == Format.CIDR) {
      CidrCodec.CODEC.encode(out, cidr(value));
    } else {
      encode(out, value);
    }
  }

  private static Cidr cidr(Inet value) {
    try {
      return new Cidr(value.address(), value.prefixLength());
    } catch (IllegalArgumentException hasHostBits) {
      throw new CodecException(value + " has bits beyond its prefix, so it is no cidr");
    }
  }

  @Override
  public void encode(BinaryWriter out, Inet value) {
    NetworkAddress.encode(out, value.address(), value.prefixLength(), false);
  }
}

package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import org.loompq.type.Inet;

/**
 * {@code inet} and {@code cidr} as addresses alone, in the format of {@link NetworkAddress}: those
 * whose prefix has all bits. What it reads has no name, and asking it for one looks that up.
 */
final class InetAddressCodec extends FixedCodec<InetAddress> {

  static final InetAddressCodec CODEC = new InetAddressCodec();

  private InetAddressCodec() {
    super(InetAddress.class, Oid.INET, Oid.INET_ARRAY, Format.INET, Format.CIDR);
  }

  @Override
  public InetAddress decode(MemorySegment memory, long offset, int length, PgType type) {
    NetworkAddress.check(memory, offset, length, type);
    InetAddress address = NetworkAddress.address(memory, offset);
    int prefixLength = NetworkAddress.prefixLength(memory, offset);
    if (prefixLength != NetworkAddress.fullPrefix(address)) {
      throw new CodecException(
          "the value has a prefix of "
              + prefixLength
              + " bits, which an InetAddress cannot hold; read it as org.loompq.type.Inet");
    }
    return address;
  }

  @Override
  public void encode(BinaryWriter out, InetAddress value, PgType type) {
    encode(out, value, type.format() == Format.CIDR);
  }

  @Override
  public void encode(BinaryWriter out, InetAddress value) {
    encode(out, value, false);
  }

  private static void encode(BinaryWriter out, InetAddress value, boolean cidr) {
    try {
      Inet inet = Inet.of(value);
      NetworkAddress.encode(out, inet.address(), inet.prefixLength(), cidr);
    } catch (IllegalArgumentException hasZone) {
      throw new CodecException(String.valueOf(hasZone.getMessage()));
    }
  }
}

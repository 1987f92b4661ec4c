package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.loompq.type.MacAddress;

/** {@code macaddr}: six bytes; see macaddr_send in {@code mac.c}. */
final class MacAddressCodec extends FixedCodec<MacAddress> {

  static final MacAddressCodec CODEC = new MacAddressCodec();

  private static final int LENGTH = 6;

  private MacAddressCodec() {
    super(MacAddress.class, Oid.MACADDR, Oid.MACADDR_ARRAY, Format.MACADDR);
  }

  @Override
  public MacAddress decode(MemorySegment memory, long offset, int length, PgType type) {
    Wire.checkLength(length, LENGTH, "macaddr");
    long first = Short.toUnsignedLong(Wire.int2(memory, offset));
    long last = Integer.toUnsignedLong(Wire.int4(memory, offset + Short.BYTES));
    return new MacAddress(first << Integer.SIZE | last);
  }

  @Override
  public void encode(BinaryWriter out, MacAddress value) {
    out.putShort((int) (value.bits() >>> Integer.SIZE));
    out.putInt((int) value.bits());
  }
}

package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.loompq.type.MacAddress8;

/** {@code macaddr8}: eight bytes; see macaddr8_send in {@code mac8.c}. */
final class MacAddress8Codec extends FixedCodec<MacAddress8> {

  static final MacAddress8Codec CODEC = new MacAddress8Codec();

  private MacAddress8Codec() {
    super(MacAddress8.class, Oid.MACADDR8, Oid.MACADDR8_ARRAY, Format.MACADDR8);
  }

  @Override
  public MacAddress8 decode(MemorySegment memory, long offset, int length, PgType type) {
    Wire.checkLength(length, Long.BYTES, "macaddr8");
    return new MacAddress8(Wire.int8(memory, offset));
  }

  @Override
  public void encode(BinaryWriter out, MacAddress8 value) {
    out.putLong(value.bits());
  }
}

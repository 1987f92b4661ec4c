package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.loompq.type.BitString;

/**
 * {@code bit} and {@code varbit}: how many bits there are in four bytes, and the bits, the first in
 * the most significant place of the first byte; see varbit_send in {@code varbit.c}.
 */
public final class Bit extends FixedCodec<BitString> {

  public static final Bit CODEC = new Bit();

  private Bit() {
    super(BitString.class, Oid.VARBIT, Oid.VARBIT_ARRAY, Format.BIT);
  }

  @Override
  public BitString decode(MemorySegment memory, long offset, int length, PgType type) {
    if (length < Integer.BYTES) {
      throw Wire.wrongLength(length, type.name(), "at least " + Integer.BYTES);
    }
    int bits = Wire.int4(memory, offset);
    int bytes = length - Integer.BYTES;
    if (bits < 0 || Math.ceilDiv(bits, Byte.SIZE) != bytes) {
      throw new CodecException("a bit string of " + bits + " bits cannot have " + bytes + " bytes");
    }
    return BitString.ofBytes(Wire.bytes(memory, offset + Integer.BYTES, bytes), bits);
  }

  @Override
  public void encode(BinaryWriter out, BitString value) {
    out.putInt(value.length());
    out.putBytes(value.toBytes());
  }
}

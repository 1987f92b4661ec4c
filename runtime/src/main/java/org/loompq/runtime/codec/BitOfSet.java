package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import org.loompq.type.BitString;

/**
 * {@code bit} and {@code varbit} as a set, whose bit 0 is the leftmost. A set does not know how
 * many zeros follow its last one: they are lost when read, and none is written, so a {@code bit(n)}
 * is better a {@link BitString}.
 */
public final class BitOfSet extends FixedCodec<BitSet> {

  public static final BitOfSet CODEC = new BitOfSet();

  /** VARBITMAXLEN in {@code src/include/utils/varbit.h}. */
  private static final int MOST_BITS = Integer.MAX_VALUE - Byte.SIZE + 1;

  private BitOfSet() {
    super(BitSet.class, Oid.VARBIT, Oid.VARBIT_ARRAY, Format.BIT);
  }

  @Override
  public BitSet decode(MemorySegment memory, long offset, int length, PgType type) {
    return Bit.CODEC.decode(memory, offset, length, type).toBitSet();
  }

  @Override
  public void encode(BinaryWriter out, BitSet value) {
    int length = value.length();
    if (length < 0 || length > MOST_BITS) { // it overflows if the set is full
      throw new CodecException("a bit string can have " + MOST_BITS + " bits at most");
    }
    Bit.CODEC.encode(out, BitString.of(value, length));
  }
}

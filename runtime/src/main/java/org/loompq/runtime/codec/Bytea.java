package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/** {@code bytea}: its bytes; see byteasend in {@code bytea.c}. */
public final class Bytea extends FixedCodec<byte[]> {

  public static final Bytea CODEC = new Bytea();

  /**
   * How many bytes a parameter may have: a message to the server has less than 1 GB
   * (PQ_LARGE_MESSAGE_LIMIT in {@code libpq.h} of the server), and there is more in it.
   */
  static final long LARGEST = (1L << 30) - (64 << 10);

  private Bytea() {
    super(byte[].class, Oid.BYTEA, Oid.BYTEA_ARRAY, Format.BYTEA);
  }

  /**
   * Makes sure that a value can be sent.
   *
   * @throws CodecException telling what else can be done
   */
  static void checkLength(long length, long largest) {
    if (length > largest) {
      throw new CodecException(
          "a value of type bytea can have "
              + largest
              + " bytes at most, and this one has more; store it in parts, or as a large object");
    }
  }

  @Override
  public byte[] decode(MemorySegment memory, long offset, int length, PgType type) {
    return Wire.bytes(memory, offset, length);
  }

  @Override
  public void encode(BinaryWriter out, byte[] value) {
    checkLength(value.length, LARGEST);
    out.putBytes(value);
  }
}

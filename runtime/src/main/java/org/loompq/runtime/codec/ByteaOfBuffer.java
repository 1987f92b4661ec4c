package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * {@code bytea} from what remains in a buffer, whose position stays. What is read is a copy on the
 * heap, in a buffer that is read-only.
 */
public final class ByteaOfBuffer extends FixedCodec<ByteBuffer> {

  public static final ByteaOfBuffer CODEC = new ByteaOfBuffer();

  private ByteaOfBuffer() {
    super(ByteBuffer.class, Oid.BYTEA, Oid.BYTEA_ARRAY, Format.BYTEA);
  }

  @Override
  public ByteBuffer decode(MemorySegment memory, long offset, int length, PgType type) {
    return ByteBuffer.wrap(Wire.bytes(memory, offset, length)).asReadOnlyBuffer();
  }

  @Override
  public void encode(BinaryWriter out, ByteBuffer value) {
    ByteaOfSegment.CODEC.encode(out, MemorySegment.ofBuffer(value));
  }
}

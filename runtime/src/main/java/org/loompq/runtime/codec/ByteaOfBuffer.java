package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** {@code bytea} from what remains in a buffer, whose position stays. */
public final class ByteaOfBuffer extends ByteaSource<ByteBuffer> {

  public static final ByteaOfBuffer CODEC = new ByteaOfBuffer();

  private ByteaOfBuffer() {
    super(ByteBuffer.class);
  }

  @Override
  public void encode(BinaryWriter out, ByteBuffer value) {
    ByteaOfSegment.CODEC.encode(out, MemorySegment.ofBuffer(value));
  }
}

package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/** {@code bytea} from memory on the heap or outside of it. */
public final class ByteaOfSegment extends ByteaSource<MemorySegment> {

  public static final ByteaOfSegment CODEC = new ByteaOfSegment();

  private ByteaOfSegment() {
    super(MemorySegment.class);
  }

  @Override
  public void encode(BinaryWriter out, MemorySegment value) {
    Bytea.checkLength(value.byteSize(), Bytea.LARGEST);
    out.putBytes(value, 0, value.byteSize());
  }
}

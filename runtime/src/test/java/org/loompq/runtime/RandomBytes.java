package org.loompq.runtime;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.Random;

/**
 * Any number of random bytes, read in pieces of random size. They repeat, after a prime number of
 * them, so that many are made quickly.
 */
final class RandomBytes extends InputStream {

  private static final int PERIOD = 65_521;
  private static final int LARGEST_PIECE = 100_000;

  private final byte[] period;
  private final Random sizes;
  private final long length;
  private long position;

  RandomBytes(long seed, long length) {
    this.period = period(seed);
    this.sizes = new Random(~seed);
    this.length = length;
  }

  /** Whether some memory holds just these bytes. */
  static boolean areIn(MemorySegment memory, long seed) {
    MemorySegment period = MemorySegment.ofArray(period(seed));
    for (long at = 0; at < memory.byteSize(); at += PERIOD) {
      long size = Math.min(PERIOD, memory.byteSize() - at);
      if (memory.asSlice(at, size).mismatch(period.asSlice(0, size)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] period(long seed) {
    byte[] bytes = new byte[PERIOD];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Override
  public int read() {
    return position == length ? -1 : period[(int) (position++ % PERIOD)] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int wanted) {
    if (position == length) {
      return -1;
    }
    int piece = Math.min(wanted, 1 + sizes.nextInt(LARGEST_PIECE));
    int from = (int) (position % PERIOD);
    int size = (int) Math.min(length - position, Math.min(piece, PERIOD - from));
    System.arraycopy(period, from, target, offset, size);
    position += size;
    return size;
  }
}

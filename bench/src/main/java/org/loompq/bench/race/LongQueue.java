package org.loompq.bench.race;

import java.util.Arrays;

/** A growing first-in, first-out queue of longs, for one thread. */
final class LongQueue {

  private long[] ring = new long[64];
  private int head;
  private int size;

  void add(long value) {
    if (size == ring.length) {
      long[] larger = Arrays.copyOfRange(ring, head, head + 2 * size);
      System.arraycopy(ring, 0, larger, size - head, head);
      ring = larger;
      head = 0;
    }
    ring[(head + size++) & (ring.length - 1)] = value;
  }

  long remove() {
    if (size == 0) {
      throw new IllegalStateException("the queue is empty");
    }
    long value = ring[head];
    head = (head + 1) & (ring.length - 1);
    size--;
    return value;
  }

  boolean isEmpty() {
    return size == 0;
  }
}

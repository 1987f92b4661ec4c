package org.loompq.runtime.pool;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.libpq.Downcall;

/**
 * Numbers the operating system's threads that callers run on, which for virtual threads are the
 * carriers. It is a hint: a virtual thread may have moved to another carrier by the time that it
 * uses the number.
 */
final class Carrier {

  /** A power of two, well above the number of carriers. */
  private static final int CAPACITY = 1024;

  private static final int MOST_PROBES = 16;

  private static final @Nullable MethodHandle PTHREAD_SELF = bind();

  /** Open addressing: the identity of a thread at an index, its number at the same index. */
  private static final AtomicLongArray IDENTITIES = new AtomicLongArray(CAPACITY);

  private static final int[] NUMBERS = new int[CAPACITY];
  private static final AtomicInteger NEXT = new AtomicInteger();

  private Carrier() {}

  /** The number of this thread's carrier, from 0 in the order in which they were first seen. */
  static int number() {
    long identity = identity();
    int hash = (int) ((identity * 0x9E3779B97F4A7C15L) >>> 40);
    for (int probe = 0; probe < MOST_PROBES; probe++) {
      int index = (hash + probe) & (CAPACITY - 1);
      long found = IDENTITIES.get(index);
      if (found == identity) {
        return NUMBERS[index];
      }
      if (found == 0) {
        return assign(index, identity, hash);
      }
    }
    return hash & (CAPACITY - 1);
  }

  /** The number is written after the identity, so a racing reader may see 0: it is only a hint. */
  private static int assign(int index, long identity, int hash) {
    if (!IDENTITIES.compareAndSet(index, 0, identity)) {
      return hash & (CAPACITY - 1);
    }
    int number = NEXT.getAndIncrement();
    NUMBERS[index] = number;
    return number;
  }

  private static long identity() {
    MethodHandle self = PTHREAD_SELF;
    if (self == null) {
      return Thread.currentThread().threadId();
    }
    try {
      return (long) self.invokeExact();
    } catch (Throwable thrown) {
      throw Downcall.failed(thrown);
    }
  }

  private static @Nullable MethodHandle bind() {
    MemorySegment symbol = Linker.nativeLinker().defaultLookup().find("pthread_self").orElse(null);
    return symbol == null ? null : Downcall.critical(symbol, JAVA_LONG);
  }
}

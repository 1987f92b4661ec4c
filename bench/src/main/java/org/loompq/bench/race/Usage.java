package org.loompq.bench.race;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process has used: the client alone, since the server is a process of its own.
 *
 * @param nanos the time
 * @param cpuNanos the time of its threads on processors, including the compiler's and the
 *     collector's
 * @param bytes allocated in the heap
 */
record Usage(long nanos, long cpuNanos, long bytes) {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  static Usage now() {
    return new Usage(
        System.nanoTime(), SYSTEM.getProcessCpuTime(), THREADS.getTotalThreadAllocatedBytes());
  }

  /** Allocated by this thread since it began. */
  static long bytesOfThisThread() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  Usage minus(Usage earlier) {
    return new Usage(nanos - earlier.nanos, cpuNanos - earlier.cpuNanos, bytes - earlier.bytes);
  }
}

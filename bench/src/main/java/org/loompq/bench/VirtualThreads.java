package org.loompq.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Callers, each a virtual thread, that all do the same thing some number of times. */
final class VirtualThreads {

  private VirtualThreads() {}

  /** Returns when all of them are done; throws what one of them threw. */
  static void run(int threads, int times, Callable<?> task)
      throws InterruptedException, ExecutionException {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var callers =
          IntStream.range(0, threads)
              .<Future<?>>mapToObj(i -> executor.submit(() -> repeat(times, task)))
              .toList();
      for (Future<?> caller : callers) {
        caller.get();
      }
    }
  }

  private static Void repeat(int times, Callable<?> task) throws Exception {
    for (int i = 0; i < times; i++) {
      task.call();
    }
    return null;
  }
}

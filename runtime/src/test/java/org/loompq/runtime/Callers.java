package org.loompq.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Virtual threads that all do the same. */
final class Callers {

  /** What a caller does. */
  interface Work {
    void run(int number) throws Exception;
  }

  private Callers() {}

  /** Returns when all are done; throws what one of them threw. */
  static void run(int count, Work work) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<?> one : start(threads, count, work)) {
        one.get();
      }
    }
  }

  /** Lets them run. */
  static List<Future<?>> start(ExecutorService threads, int count, Work work) {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      all.add(
          threads.submit(
              () -> {
                work.run(number);
                return null;
              }));
    }
    return all;
  }
}

package org.loompq.runtime;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Parameters that wait to be used again, with their native memory. Each slot is taken and filled by
 * one atomic exchange; who finds none makes new ones, and what finds no room is left to the garbage
 * collector.
 */
final class ParametersCache {

  private static final int SLOTS = 64;
  private static final int PROBES = 4;

  private final AtomicReferenceArray<@Nullable Parameters> slots =
      new AtomicReferenceArray<>(SLOTS);

  @Nullable Parameters take() {
    int first = slot();
    for (int i = 0; i < PROBES; i++) {
      int slot = (first + i) & (SLOTS - 1);
      if (slots.get(slot) != null) {
        Parameters taken = slots.getAndSet(slot, null);
        if (taken != null) {
          return taken;
        }
      }
    }
    return null;
  }

  void put(Parameters parameters) {
    int first = slot();
    for (int i = 0; i < PROBES; i++) {
      int slot = (first + i) & (SLOTS - 1);
      if (slots.get(slot) == null && slots.compareAndSet(slot, null, parameters)) {
        return;
      }
    }
  }

  private static int slot() {
    return (int) Thread.currentThread().threadId() & (SLOTS - 1);
  }
}

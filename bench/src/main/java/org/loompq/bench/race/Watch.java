package org.loompq.bench.race;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one slice. It starts all callers at once, tells them how long to go on, and counts
 * what they complete, as its {@link Span} says.
 */
final class Watch {

  private static final int STRIPES = 8;
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);

  private final boolean toTheEnd;
  private final long ramp;
  private final long window;
  private final CountDownLatch gate = new CountDownLatch(1);

  /** By caller, so that callers on several cores do not meet; exact to 1 %. */
  private final AtomicHistogram[] latencies = new AtomicHistogram[STRIPES];

  /** Completed requests by caller; each caller writes its own. */
  private final long[] counts;

  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** Written before the gate opens. */
  private long from;

  private @Nullable Usage atFrom;
  private @Nullable Usage atEnd;

  Watch(int callers, Span span) {
    this.toTheEnd = span.toTheEnd();
    this.ramp = span.ramp().toNanos();
    this.window = span.window().toNanos();
    this.counts = new long[callers];
    for (int i = 0; i < STRIPES; i++) {
      latencies[i] = new AtomicHistogram(LONGEST, 2);
    }
  }

  /** Called by callers: returns when all may begin. */
  void awaitStart() throws InterruptedException {
    gate.await();
  }

  /** Called by callers: whether to begin another request. */
  boolean running() {
    return System.nanoTime() - from < window && failure.getPlain() == null;
  }

  /** Called by a caller with the number it has: a request that began then is answered now. */
  void completed(int caller, long begun) {
    long now = System.nanoTime();
    if (toTheEnd || (now - from >= 0 && now - from < window)) {
      counts[caller]++;
      latencies[caller % STRIPES].recordValue(Math.min(now - begun, LONGEST));
    }
  }

  /** Called by callers: the slice is void. */
  void failed(Throwable thrown) {
    failure.compareAndSet(null, thrown);
  }

  /** Starts the callers and returns when they are told to stop. */
  void run() throws InterruptedException {
    from = System.nanoTime() + ramp;
    gate.countDown();
    sleepUntil(from);
    atFrom = Usage.now();
    sleepUntil(from + window);
    atEnd = Usage.now();
  }

  /** What was counted. To be called when all callers have ended. */
  Slice slice() {
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new IllegalStateException("a caller failed: " + thrown, thrown);
    }
    Usage begin = atFrom;
    Usage end = toTheEnd ? Usage.now() : atEnd;
    if (begin == null || end == null) {
      throw new IllegalStateException("the watch did not run");
    }
    Histogram all = new Histogram(LONGEST, 2);
    for (AtomicHistogram one : latencies) {
      all.add(one);
    }
    return Slice.of(all, counts, end.minus(begin));
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    Thread.sleep(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
  }
}

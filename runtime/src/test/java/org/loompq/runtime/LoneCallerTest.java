package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.Database;
import org.loompq.error.QueryInterruptedException;

/** A caller whose statement is alone on its connection, and who reads for its answer himself. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoneCallerTest {

  private static final long DURATION = TimeUnit.SECONDS.toNanos(2);

  /** An answer that nobody reads for is found by the pool's inspection, every second. */
  private static final long INSPECTED = 900_000_000L;

  private final long seed = Long.getLong("loompq.test.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Queue<Throwable> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger interrupted = new AtomicInteger();
  private final AtomicLong longest = new AtomicLong();

  @Test
  void mayBeInterruptedAtAnyTime() throws Exception {
    System.out.println("interrupts with -Dloompq.test.seed=" + seed);
    try (Database db = TestServer.open(1)) {
      int backend = backend(db);
      long end = System.nanoTime() + DURATION;
      Thread caller = Thread.startVirtualThread(() -> call(db, 0, end));
      while (caller.isAlive()) {
        caller.interrupt();
        LockSupport.parkNanos(random.nextInt(1_000_000)); // anywhere in a few statements
      }
      assertThat(wrong).isEmpty();
      assertThat(answered).hasPositiveValue();
      assertThat(interrupted).hasPositiveValue();
      assertThat(backend(db)).isEqualTo(backend);
    }
  }

  @Test
  void readsAlsoForOneWhoComesMeanwhile() throws Exception {
    try (Database db = TestServer.open(1)) {
      long end = System.nanoTime() + DURATION;
      Thread one = Thread.startVirtualThread(() -> call(db, 0, end));
      Thread other = Thread.startVirtualThread(() -> call(db, 1_000_000, end));
      one.join();
      other.join();
      assertThat(wrong).isEmpty();
      assertThat(answered).hasPositiveValue();
      assertThat(interrupted).hasValue(0);
      assertThat(longest).hasValueLessThan(INSPECTED);
    }
  }

  /** Also one who finds himself in the queue, while he works for somebody else. */
  @Test
  void isNotForgottenWhenHisTurnComes() throws Exception {
    try (Database db =
        Database.open(TestServer.config().maxConnections(1).pipelineDepth(1).build())) {
      long end = System.nanoTime() + DURATION;
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int first = i * 1_000_000;
        callers.add(Thread.startVirtualThread(() -> call(db, first, end)));
      }
      while (System.nanoTime() < end) {
        db.lease(session -> session.execute("SELECT 1"));
      }
      for (Thread caller : callers) {
        caller.join();
      }
      assertThat(wrong).isEmpty();
      assertThat(answered).hasPositiveValue();
      assertThat(longest).hasValueLessThan(INSPECTED);
    }
  }

  @Test
  void parksIfTheAnswerTakesLonger() {
    var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try (Database db = TestServer.open(1)) {
      backend(db);
      long spent = process.getProcessCpuTime();
      db.execute("SELECT pg_sleep(2)");
      assertThat(Duration.ofNanos(process.getProcessCpuTime() - spent))
          .isLessThan(Duration.ofSeconds(1));
    }
  }

  private void call(Database db, int first, long end) {
    for (int value = first; System.nanoTime() < end; value++) {
      long begun = System.nanoTime();
      try {
        int answer = db.execute("SELECT $1::int", value).scalar(Integer.class);
        if (answer != value) {
          wrong.add(new AssertionError(answer + " instead of " + value));
        }
        answered.incrementAndGet();
        longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
      } catch (QueryInterruptedException left) {
        interrupted.incrementAndGet();
        if (!Thread.interrupted()) {
          wrong.add(left);
        }
      } catch (RuntimeException | Error failed) {
        wrong.add(failed);
      }
    }
  }

  private static int backend(Database db) {
    return db.execute("SELECT pg_backend_pid()").scalar(Integer.class);
  }
}

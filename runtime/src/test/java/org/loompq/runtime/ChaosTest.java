package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.Row;
import org.loompq.error.ConnectionException;
import org.loompq.error.ForeignKeyViolationException;
import org.loompq.error.PgException;
import org.loompq.error.QueryCanceledException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.error.ServerException;
import org.loompq.error.UniqueViolationException;

/**
 * Everything that goes wrong in production, at once and at random, and afterwards the books: every
 * caller got his own answer or his own error, and what was reported about writes is what the table
 * shows.
 */
class ChaosTest {

  private static final int CALLERS = 64;

  /** So few that each is often alone on its connection. */
  private static final int FEW = 3;

  private static final Duration STATEMENT_TIMEOUT = Duration.ofMillis(400);

  /** Pages of 4 KiB; see statm in proc(5). */
  private static final long PAGES_OF_64_MIB = 16 * 1024;

  private final long seed = Long.getLong("loompq.test.seed", System.nanoTime());
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicLong ids = new AtomicLong();
  private final Set<Long> done = ConcurrentHashMap.newKeySet();
  private final Set<Long> undone = ConcurrentHashMap.newKeySet();
  private final Set<Long> unknown = ConcurrentHashMap.newKeySet();
  private final Queue<Throwable> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicLong answers = new AtomicLong();

  /** How often callers met what, by its class: a run that met nothing proves nothing. */
  private final Map<Class<?>, LongAdder> met = new ConcurrentHashMap<>();

  @Test
  void keepsTheBooksForAFewSeconds() throws Exception {
    run(Duration.ofSeconds(5), CALLERS);
  }

  @Test
  void keepsTheBooksOfAFewCallers() throws Exception {
    run(Duration.ofSeconds(5), FEW);
  }

  @Test
  @Tag("long")
  void keepsTheBooksForAMinute() throws Exception {
    run(Duration.ofSeconds(Long.getLong("loompq.test.seconds", 60)), CALLERS);
  }

  private void run(Duration duration, int count) throws Exception {
    System.out.println("chaos with -Dloompq.test.seed=" + seed);
    try (Database admin = TestServer.open(2);
        Database db =
            Database.open(
                TestServer.config()
                    .maxConnections(8)
                    .statementTimeout(STATEMENT_TIMEOUT)
                    .build())) {
      createTables(admin);
      Random first = new Random(seed - 2);
      for (int i = 0; i < 100; i++) { // so that no class is initialised in what follows
        statement(db, first);
      }
      fails(QueryTimeoutException.class, () -> db.execute("SELECT pg_sleep(20)"), "within");
      interruptOne(db);
      run(admin, db, duration, count);
    }
  }

  private void run(Database admin, Database db, Duration duration, int count) throws Exception {
    try (PinnedThreads pinned = new PinnedThreads()) {
      Thread[] callers = new Thread[count];
      for (int i = 0; i < count; i++) {
        Random random = new Random(seed + i);
        callers[i] = Thread.startVirtualThread(() -> call(db, random));
      }
      long pages = 0;
      Random random = new Random(seed - 1);
      long start = System.nanoTime();
      long end = start + duration.toNanos();
      while (System.nanoTime() < end) {
        disturb(admin, db, callers, random);
        if (pages == 0 && System.nanoTime() - start > duration.toNanos() / 2) {
          pages = residentPages();
        }
      }
      ended.set(true);
      for (Thread caller : callers) {
        assertThat(caller.join(Duration.ofSeconds(30))).as("a caller hangs").isTrue();
      }

      assertThat(wrong).isEmpty();
      assertThat(pinned.stop()).filteredOn(each -> !isByInterrupting(each)).isEmpty();
      assertThat(residentPages() - pages).isLessThan(PAGES_OF_64_MIB);
      checkBooks(admin);
      db.resize(1, 4);
      await()
          .untilAsserted(
              () -> {
                assertThat(db.stats().busy()).isZero();
                assertThat(db.stats().waiting()).isZero();
                assertThat(db.stats().leased()).isZero();
                assertThat(db.stats().open()).isLessThanOrEqualTo(4);
                assertThat(db.stats().openResults()).isZero();
              });
      assertThat(db.execute("SELECT $1::bigint", 1L).scalar(Long.class)).isEqualTo(1);
      System.out.println(
          String.format(
              Locale.ROOT,
              "%d answers; %s; inserts: %d done, %d undone, %d unknown; %s",
              answers.get(),
              met,
              done.size(),
              undone.size(),
              unknown.size(),
              db.stats()));
    }
  }

  private void interruptOne(Database db) throws InterruptedException {
    Thread caller =
        Thread.startVirtualThread(
            () ->
                fails(
                    QueryInterruptedException.class,
                    () -> db.execute("SELECT pg_sleep(20)"),
                    "interrupted while"));
    await().until(() -> caller.getState() == Thread.State.WAITING);
    caller.interrupt();
    caller.join();
  }

  private static void createTables(Database admin) {
    admin.execute("DROP TABLE IF EXISTS chaos_row, chaos_child, chaos_parent, chaos_shape");
    admin.execute("CREATE TABLE chaos_row (id bigint PRIMARY KEY)");
    admin.execute("CREATE TABLE chaos_parent (id bigint PRIMARY KEY)");
    admin.execute(
        """
        CREATE TABLE chaos_child (
          id bigint REFERENCES chaos_parent DEFERRABLE INITIALLY DEFERRED)\
        """);
    admin.execute("CREATE TABLE chaos_shape (id bigint)");
    admin.execute("INSERT INTO chaos_shape VALUES (42)");
    admin.execute("INSERT INTO chaos_row VALUES (-1)");
  }

  // The callers

  private void call(Database db, Random random) {
    while (!ended.get()) {
      try {
        statement(db, random);
        answers.incrementAndGet();
      } catch (QueryInterruptedException expected) {
        met(expected);
        if (!Thread.currentThread().isInterrupted()) {
          wrong.add(new AssertionError("the interrupt status was not set again", expected));
        }
      } catch (ConnectionException | QueryTimeoutException expected) {
        met(expected); // whom it hits is a matter of chance
      } catch (QueryCanceledException stray) {
        wrong.add(new AssertionError("cancelled, though nobody had asked for it", stray));
      } catch (RuntimeException | Error other) {
        wrong.add(other);
      }
      var _ = Thread.interrupted();
    }
  }

  private void statement(Database db, Random random) {
    switch (random.nextInt(21)) {
      case 0 ->
          fails(ServerException.class, () -> db.execute("SELECT 1 / $1", 0), "division by zero");
      case 1 ->
          fails(
              UniqueViolationException.class,
              () -> db.execute("INSERT INTO chaos_row VALUES (-1)"),
              "chaos_row_pkey");
      case 2 ->
          fails(
              ForeignKeyViolationException.class,
              () -> db.execute("INSERT INTO chaos_child VALUES ($1)", random.nextLong()),
              "chaos_child_id_fkey");
      case 3 -> {
        if (random.nextInt(20) == 0) {
          fails(QueryTimeoutException.class, () -> db.execute("SELECT pg_sleep(20)"), "within");
        }
      }
      case 4 -> lease(db, random);
      case 5, 20 -> {
        Row row = db.execute("SELECT * FROM chaos_shape").one();
        expect(42L, row.get("id", Long.class));
      }
      case 6, 7, 8, 9 -> insert(db, ids.incrementAndGet());
      default -> {
        long mine = random.nextLong();
        expect(mine, db.execute("SELECT $1::bigint", mine).scalar(Long.class));
      }
    }
  }

  private void met(Object one) {
    met.computeIfAbsent(one.getClass(), _ -> new LongAdder()).increment();
  }

  /** Nobody else's statement comes between those of a transaction. */
  private void lease(Database db, Random random) {
    long id = ids.incrementAndGet();
    db.lease(
        session -> {
          int backend = session.execute("SELECT pg_backend_pid()").scalar(Integer.class);
          session.execute("BEGIN");
          session.execute("INSERT INTO chaos_row VALUES ($1)", id);
          expect(backend, session.execute("SELECT pg_backend_pid()").scalar(Integer.class));
          if (random.nextBoolean()) {
            undone.add(id); // the lease rolls it back
            return null;
          }
          try {
            session.execute("COMMIT");
            done.add(id);
          } catch (PgException failed) {
            unknown.add(id);
            throw failed;
          }
          return null;
        });
  }

  private void fails(Class<? extends PgException> type, Runnable statement, String message) {
    try {
      statement.run();
    } catch (PgException failed) {
      if (type.isInstance(failed)) {
        met(failed);
        expect(true, String.valueOf(failed.getMessage()).contains(message));
        return;
      }
      throw failed;
    }
    throw new AssertionError("it did not fail with " + message);
  }

  /** In place of AssertJ, whose classes pin whoever is the first to need them. */
  private static void expect(Object expected, @Nullable Object actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("expected " + expected + ", got " + actual);
    }
  }

  private void insert(Database db, long id) {
    try {
      expect(1L, db.execute("INSERT INTO chaos_row VALUES ($1)", id).updateCount());
      done.add(id);
    } catch (PgException failed) {
      (failed.isSafeToRetry() ? undone : unknown).add(id);
      throw failed;
    }
  }

  // Those who disturb them

  private static void disturb(Database admin, Database db, Thread[] callers, Random random)
      throws InterruptedException {
    switch (random.nextInt(24)) {
      case 0 ->
          admin.execute(
              """
              SELECT pg_terminate_backend(pid) FROM (
                SELECT pid FROM pg_stat_activity
                WHERE query ~ 'chaos_row VALUES|::bigint|chaos_shape$' AND pid <> pg_backend_pid()
                ORDER BY random() LIMIT 1) AS victim\
              """);
      case 1 -> {
        admin.execute("ALTER TABLE chaos_shape ADD COLUMN extra int");
        admin.execute("ALTER TABLE chaos_shape DROP COLUMN extra");
      }
      case 3 -> {
        admin.execute("ALTER TABLE chaos_shape ALTER COLUMN id TYPE int");
        admin.execute("ALTER TABLE chaos_shape ALTER COLUMN id TYPE bigint");
      }
      case 2 -> {
        int most = random.nextInt(1, 9);
        db.resize(random.nextInt(0, most + 1), most);
      }
      default -> callers[random.nextInt(callers.length)].interrupt();
    }
    Thread.sleep(random.nextInt(12));
  }

  // The books

  private void checkBooks(Database admin) {
    Set<Long> rows = new HashSet<>();
    admin
        .execute("SELECT id FROM chaos_row WHERE id > 0")
        .all()
        .forEach(row -> rows.add(row.get(0, Long.class)));
    assertThat(without(done, rows)).as("done, but not there").isEmpty();
    assertThat(without(rows, done, unknown)).as("there, but said to be undone").isEmpty();
    assertThat(undone).isNotEmpty();
    assertThat(admin.execute("SELECT count(*) FROM chaos_child").scalar(Long.class)).isZero();
    assertThat(done).isNotEmpty();
    assertThat(met)
        .containsOnlyKeys(
            ServerException.class,
            UniqueViolationException.class,
            ForeignKeyViolationException.class,
            QueryTimeoutException.class,
            QueryInterruptedException.class,
            ConnectionException.class);
  }

  /** AssertJ compares each with each, which takes long with so many. */
  @SafeVarargs
  private static Set<Long> without(Set<Long> all, Set<Long>... others) {
    Set<Long> left = new HashSet<>(all);
    for (Set<Long> each : others) {
      left.removeAll(each);
    }
    return left;
  }

  /** The JDK itself lets no thread go that clears its status while another interrupts it. */
  private static boolean isByInterrupting(String pinned) {
    return pinned.contains("stackTrace = [\n    java.lang.VirtualThread.getAndClearInterrupt()");
  }

  private static long residentPages() throws IOException {
    Path statm = Path.of("/proc/self/statm");
    return Files.exists(statm) ? Long.parseLong(Files.readString(statm).split(" ", -1)[1]) : 0;
  }
}

package org.loompq.examples.quickstart;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.PoolStats;

/**
 * 10,000 virtual threads, each of which simply calls a repository, on a pool of a few connections.
 * Uses the database at {@code LOOMPQ_URL}, in the schema {@code quickstart}, which it makes and
 * drops, or starts an embedded PostgreSQL.
 */
public final class Quickstart {

  private static final int ACCOUNTS = 100_000;
  private static final int THREADS = 10_000;
  private static final int QUERIES_PER_THREAD = 5;
  private static final int CONNECTIONS = 10;

  private final Database db;
  private final Accounts accounts;
  private final AtomicInteger queries = new AtomicInteger();
  private final LongAdder cents = new LongAdder();
  private final long[] nanos = new long[THREADS * QUERIES_PER_THREAD];

  private Quickstart(Database db) {
    this.db = db;
    this.accounts = db.repository(Accounts.class);
  }

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException {
    String url = System.getenv("LOOMPQ_URL");
    if (url != null && !url.isBlank()) {
      run(url);
      return;
    }
    System.out.println("Starting an embedded PostgreSQL 18 (set LOOMPQ_URL to use your own) ...");
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      run("postgresql://postgres@localhost:" + server.getPort() + "/postgres");
    }
  }

  /** Runs against a server; gives what the queries read, in cents. */
  static long run(String url) {
    DatabaseConfig config = DatabaseConfig.builder(url).maxConnections(CONNECTIONS).build();
    try (Database db = Database.open(config)) {
      return new Quickstart(db).run();
    }
  }

  private long run() {
    createSchema();
    try {
      long start = System.nanoTime();
      readAccounts();
      report(System.nanoTime() - start);
      readCatalogue();
      return cents.sum();
    } finally {
      db.execute("DROP TABLE quickstart.account");
      db.execute("DROP SCHEMA quickstart");
    }
  }

  private void createSchema() {
    db.execute("CREATE SCHEMA quickstart");
    db.execute(
        """
        CREATE TABLE quickstart.account (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          owner text NOT NULL,
          balance numeric(12, 2) NOT NULL,
          opened_at timestamptz NOT NULL DEFAULT now()
        )\
        """);
    int filled = accounts.fill(ACCOUNTS);
    System.out.printf(Locale.ROOT, "Filled the table quickstart.account with %,d rows.%n", filled);
  }

  private void readAccounts() {
    System.out.printf(
        Locale.ROOT,
        "Starting %,d virtual threads with %d queries each on %d connections ...%n",
        THREADS,
        QUERIES_PER_THREAD,
        CONNECTIONS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, THREADS)
              .<Future<?>>mapToObj(i -> threads.submit(this::readSome))
              .toList();
      for (Future<?> one : all) {
        await(one);
      }
    }
    printProgress();
    System.out.println();
  }

  private void readSome() {
    for (int i = 0; i < QUERIES_PER_THREAD; i++) {
      long id = ThreadLocalRandom.current().nextLong(1, ACCOUNTS + 1);
      long start = System.nanoTime();
      Accounts.Account account = accounts.find(id).orElseThrow();
      nanos[queries.getAndIncrement()] = System.nanoTime() - start;
      cents.add(account.balance().movePointRight(2).longValueExact());
    }
  }

  /** Waits for a thread, and shows how far all are. */
  private void await(Future<?> thread) {
    while (true) {
      try {
        thread.get(200, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException running) {
        printProgress();
      } catch (ExecutionException failed) {
        throw new IllegalStateException("a query failed", failed.getCause());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", interrupted);
      }
    }
  }

  private void printProgress() {
    int done = queries.get();
    System.out.printf(Locale.ROOT, "\r%,d of %,d queries", done, nanos.length);
    System.out.flush();
  }

  private void report(long elapsed) {
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "Read balances of %s in total: %,.0f queries/s; a query took %.1f ms (median), %.1f ms (99"
            + " %%), %.1f ms (longest), waiting for a connection included.%n",
        BigDecimal.valueOf(cents.sum(), 2).toPlainString(),
        nanos.length / (elapsed / 1e9),
        percentile(0.5),
        percentile(0.99),
        percentile(1));
    PoolStats stats = db.stats();
    System.out.printf(
        Locale.ROOT,
        "The pool: %d connections open, %d idle; acquired %,d times, timed out %d times; statements"
            + " found prepared %,d times, prepared %,d times.%n",
        stats.open(),
        stats.idle(),
        stats.acquired(),
        stats.acquireTimeouts(),
        stats.statementCacheHits(),
        stats.statementCacheMisses());
  }

  private double percentile(double part) {
    int index = (int) Math.ceil(part * nanos.length) - 1;
    return nanos[index] / 1e6;
  }

  private void readCatalogue() {
    Catalogue catalogue = db.repository(Catalogue.class);
    System.out.println("From PostgreSQL's own catalogue:");
    for (Catalogue.TypesOfSchema schema : catalogue.typesBySchema()) {
      System.out.printf(
          Locale.ROOT,
          "  %,d types in %s, such as %s%n",
          schema.types(),
          schema.schema(),
          String.join(", ", schema.someNames()));
    }
    var zones = catalogue.timeZonesByOffset();
    System.out.printf(
        Locale.ROOT,
        "  %,d time zones at %d offsets from UTC%n",
        zones.values().stream().mapToLong(Long::longValue).sum(),
        zones.size());
    System.out.println(
        "The code that ran these queries is in"
            + " examples/quickstart/target/generated-sources/annotations:"
            + " read AccountsImpl.java there.");
  }
}

package org.loompq.examples.quickstart;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.loompq.Database;
import org.loompq.DatabaseConfig;

/**
 * A bank: 10,000 virtual threads transfer money between 100,000 accounts, on a pool of a few
 * connections, and none of it is lost. Uses the database at {@code LOOMPQ_URL}, in the schema
 * {@code quickstart}, which it makes and drops, or starts an embedded PostgreSQL.
 */
public final class Quickstart {

  private static final int ACCOUNTS = 100_000;
  private static final BigDecimal HUNDRED = new BigDecimal("100.00");
  private static final int SHOPS = 1_000; // the first accounts: many pay them at the same time
  private static final int TRANSFERS = 10_000; // each in a thread of its own
  private static final int CONNECTIONS = 10;

  private final Database db;
  private final Accounts accounts;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  private Quickstart(Database db) {
    this.db = db;
    this.accounts = db.repository(Accounts.class);
  }

  /** What has happened: transfers done, refused for lack of money, and runs that were repeated. */
  record Outcome(int done, int refused, long retried, BigDecimal before, BigDecimal after) {

    /** Checks that the bank has as much money as before. */
    void check() {
      if (before.compareTo(after) != 0) {
        throw new IllegalStateException(
            "the accounts held " + before + " before the transfers and hold " + after + " now");
      }
    }
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

  /** Runs against a server. */
  static Outcome run(String url) {
    DatabaseConfig config =
        DatabaseConfig.builder(url)
            .maxConnections(CONNECTIONS)
            .acquireTimeout(Duration.ofMinutes(5)) // all come at once: the last waits for the rest
            .build();
    try (Database db = Database.open(config)) {
      return new Quickstart(db).run();
    }
  }

  private Outcome run() {
    createSchema();
    try {
      openAccounts();
      Outcome outcome = transferAll();
      report(outcome);
      outcome.check();
      return outcome;
    } finally {
      db.execute("DROP TABLE quickstart.account");
      db.execute("DROP SCHEMA quickstart");
    }
  }

  /** The same file as that by which the build checks the statements of {@link Accounts}. */
  private void createSchema() {
    try (InputStream migration =
        Quickstart.class.getResourceAsStream("/db/migration/V1__accounts.sql")) {
      db.execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void openAccounts() {
    long start = System.nanoTime();
    long opened =
        accounts.open(
            IntStream.rangeClosed(1, ACCOUNTS)
                .mapToObj(i -> new Accounts.NewAccount("owner " + i, HUNDRED)));
    System.out.printf("Copied %,d accounts in %.1f s.%n", opened, secondsSince(start));
  }

  private Outcome transferAll() {
    BigDecimal before = accounts.total();
    long acquired = db.stats().acquired();
    System.out.printf(
        "%,d virtual threads make a transfer each on %d connections ...%n", TRANSFERS, CONNECTIONS);
    long start = System.nanoTime();
    runThreads();
    System.out.printf("\r%,.0f transfers/s%n", TRANSFERS / secondsSince(start));
    long attempts = db.stats().acquired() - acquired; // each has had a connection
    return new Outcome(done.get(), refused.get(), attempts - TRANSFERS, before, accounts.total());
  }

  private void runThreads() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, TRANSFERS)
              .<Future<?>>mapToObj(_ -> threads.submit(this::transfer))
              .toList();
      for (Future<?> one : all) {
        await(one);
      }
    }
  }

  private void transfer() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long from = random.nextLong(1, ACCOUNTS + 1);
    long to = random.nextLong(1, SHOPS + 1);
    BigDecimal amount = BigDecimal.valueOf(random.nextLong(1, 110_00), 2);
    boolean enough = accounts.transfer(from, to, amount);
    (enough ? done : refused).incrementAndGet();
  }

  /** Waits for a thread, and shows how far all are. */
  private void await(Future<?> thread) {
    while (true) {
      try {
        thread.get(200, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException running) {
        System.out.printf("\r%,d of %,d transfers", done.get() + refused.get(), TRANSFERS);
        System.out.flush();
      } catch (ExecutionException failed) {
        throw new IllegalStateException("a transfer failed", failed.getCause());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", interrupted);
      }
    }
  }

  private void report(Outcome outcome) {
    System.out.printf(
        "%,d transfers were done, and %,d refused for lack of money; %,d times one met with another"
            + " and ran again.%n",
        outcome.done(), outcome.refused(), outcome.retried());
    System.out.printf(
        "The accounts held %s before, and hold %s now.%n", outcome.before(), outcome.after());
    System.out.println("The richest:");
    for (Accounts.Account account : accounts.richest(3)) {
      System.out.printf("  %s with %s%n", account.owner(), account.balance());
    }
    System.out.println(
        "The code that ran the statements is in"
            + " examples/quickstart/target/generated-sources/annotations:"
            + " read AccountsImpl.java there.");
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}

package org.loompq.examples.programs;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.loompq.Database;
import org.loompq.Notifications;

/** A queue of jobs in a table, letters to be written; see {@link Worker} for those who do them. */
public final class JobQueue {

  static final int JOBS = 1_000;
  static final int WORKERS = 8;

  private static final String CHANNEL = "job_queue.job";

  private final Database db;
  private final Jobs jobs;
  private final PrintStream out;

  private JobQueue(Database db, PrintStream out) {
    this.db = db;
    this.jobs = db.repository(Jobs.class);
    this.out = out;
  }

  /** Runs the program, against the server whose URL it gets or else an embedded one. */
  public static void main(String[] arguments) throws IOException {
    try (Server server = Server.of(arguments);
        Database db = Database.open(server.url())) {
      createSchema(db);
      try {
        run(db, System.out);
      } finally {
        dropSchema(db);
      }
    }
  }

  static void createSchema(Database db) {
    Migration.run(db, "V2__job_queue.sql");
  }

  static void dropSchema(Database db) {
    db.execute("DROP TABLE job_queue.letter, job_queue.job");
    db.execute("DROP SCHEMA job_queue");
  }

  static void run(Database db, PrintStream out) {
    new JobQueue(db, out).run();
  }

  private void run() {
    out.printf("%d workers, %,d jobs%n", WORKERS, JOBS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Notifications added = db.listen(CHANNEL)) {
      Worker worker = new Worker(db, added, new AtomicInteger(JOBS));
      var workers =
          Stream.generate(() -> CompletableFuture.runAsync(worker, threads))
              .limit(WORKERS)
              .toList();
      IntStream.rangeClosed(1, JOBS).forEach(this::add);
      workers.forEach(CompletableFuture::join);
    }
    out.printf("%,d letters are written.%n", jobs.letters());
    for (Jobs.Failed failed : jobs.setAside()) {
      out.printf(
          "Job %d was set aside after %d attempts: %s%n",
          failed.id(), failed.failures(), failed.reason());
    }
  }

  /** Every 250th job has nobody to write to. */
  private void add(int number) {
    String recipient = number % 250 == 0 ? "" : "reader " + number;
    db.transaction(
        tx -> {
          long id = jobs.add(recipient);
          tx.notify(CHANNEL, Long.toString(id)); // comes once this is committed
          return id;
        });
  }
}

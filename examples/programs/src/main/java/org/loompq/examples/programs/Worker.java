package org.loompq.examples.programs;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.loompq.Database;
import org.loompq.Notification;
import org.loompq.Notifications;
import org.loompq.Transaction;
import org.loompq.examples.programs.Jobs.Job;

/**
 * Sleeps until a job is added, and takes jobs that no other worker has until there are none. For
 * any number of threads. A job, what it changes and its removal are one transaction: it is done
 * once, or, if its worker dies, is there again for whoever looks next.
 */
final class Worker implements Runnable {

  private static final int MOST_ATTEMPTS = 3;

  private enum Outcome {
    DONE,
    FAILED,
    SET_ASIDE,
    NO_JOB
  }

  private final Database db;
  private final Jobs jobs;
  private final Notifications added;
  private final AtomicInteger open;

  /** Makes one that ends when a number of jobs are done or set aside. */
  Worker(Database db, Notifications added, AtomicInteger open) {
    this.db = db;
    this.jobs = db.repository(Jobs.class);
    this.added = added;
    this.open = open;
  }

  /** Whoever ends, or fails, has all others end. */
  @Override
  public void run() {
    try (added) {
      takeAll();
      for (Notification _ : added) {
        takeAll();
      }
    }
  }

  private void takeAll() {
    Outcome outcome;
    do {
      outcome = db.transaction(this::take);
      boolean settled = outcome == Outcome.DONE || outcome == Outcome.SET_ASIDE;
      if (settled && open.decrementAndGet() == 0) {
        added.close();
      }
    } while (outcome != Outcome.NO_JOB);
  }

  private Outcome take(Transaction tx) {
    Optional<Job> job = jobs.take();
    return job.map(taken -> attempt(taken, tx)).orElse(Outcome.NO_JOB);
  }

  /** What a failing job has changed is undone, and the transaction goes on. */
  private Outcome attempt(Job job, Transaction tx) {
    try {
      tx.savepoint(_ -> write(job));
      jobs.remove(job.id());
      return Outcome.DONE;
    } catch (RuntimeException failed) {
      String reason = String.valueOf(failed.getMessage());
      return jobs.fail(job.id(), reason, MOST_ATTEMPTS) ? Outcome.SET_ASIDE : Outcome.FAILED;
    }
  }

  /** Every 10th letter is spoiled at the first attempt. */
  private Job write(Job job) {
    jobs.write(job.id(), job.recipient());
    if (job.id() % 10 == 0 && job.failures() == 0) {
      throw new IllegalStateException("spilled ink over the letter");
    }
    return job;
  }
}

package org.loompq.bench.race;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.loompq.bench.Accounts.Account;
import org.loompq.bench.race.Queries.Fortune;

/** A contender whose callers are virtual threads that block until they have their answer. */
abstract class BlockingContender implements Contender {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String name;
  private final Answers answers;

  BlockingContender(String name, Answers answers) {
    this.name = name;
    this.answers = answers;
  }

  @Override
  public final String name() {
    return name;
  }

  final Answers answers() {
    return answers;
  }

  abstract Account account(long id) throws Exception;

  /** As many statements as ids, in the way that the client's documentation recommends. */
  abstract Account[] accounts(long[] ids) throws Exception;

  abstract List<Fortune> fortunes() throws Exception;

  abstract List<Account> scan() throws Exception;

  /** Empties a table and copies records into it, in one transaction; gives how many were copied. */
  abstract long load(List<Account> accounts) throws Exception;

  /** Reads a tally and adds to it, in one transaction, and shows both results for a check. */
  abstract void update(long id, Answers check) throws Exception;

  @Override
  public final Slice run(Scenario scenario, int callers, Span span) throws InterruptedException {
    Watch watch = new Watch(callers, span);
    List<Thread> threads = new ArrayList<>(callers);
    for (int i = 0; i < callers; i++) {
      int caller = i;
      threads.add(Thread.ofVirtual().start(() -> call(scenario, caller, watch)));
    }
    watch.run();
    for (Thread thread : threads) {
      if (!thread.join(PATIENCE)) {
        throw new IllegalStateException(name + " left a caller without an answer");
      }
    }
    return watch.slice();
  }

  private void call(Scenario scenario, int caller, Watch watch) {
    try {
      watch.awaitStart();
      while (watch.running()) {
        long begun = System.nanoTime();
        scenario.request(this, answers);
        watch.completed(caller, begun);
      }
    } catch (Throwable thrown) {
      watch.failed(thrown);
    }
  }
}

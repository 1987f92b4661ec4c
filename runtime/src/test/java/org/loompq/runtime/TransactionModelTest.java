package org.loompq.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.Row;
import org.loompq.RowStream;
import org.loompq.Session;
import org.loompq.Transaction;
import org.loompq.error.ConnectionException;
import org.loompq.error.ForeignKeyViolationException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.QueryTimeoutException;
import org.loompq.error.ServerException;
import org.loompq.error.TransactionRolledBackException;

/**
 * Random programs of statements, savepoints, failures, interrupts and lost connections, compared
 * with a map: what must be committed is, and nothing else.
 */
class TransactionModelTest {

  private static final int CALLERS = 4;
  private static final int TRANSACTIONS = 150;
  private static final int KEYS = 10;

  private static final Statement SLEEP =
      Statement.of(
          "sleep", StatementOptions.NONE.timeoutMillis(5), RowShape.none(), "SELECT pg_sleep(20)");

  private final long seed = Long.getLong("loompq.test.seed", System.nanoTime());
  private final Database db = TestServer.open(3);
  private final Database admin = TestServer.open(1);
  private final AtomicInteger committed = new AtomicInteger();
  private final AtomicInteger undone = new AtomicInteger();

  @BeforeEach
  void create() {
    db.execute("DROP TABLE IF EXISTS model");
    db.execute(
        """
        CREATE TABLE model (
          k int PRIMARY KEY, v int,
          same int REFERENCES model (k) DEFERRABLE INITIALLY DEFERRED)\
        """);
  }

  @AfterEach
  void close() {
    await().until(() -> db.stats().busy() == 0);
    db.execute("DROP TABLE model");
    db.close();
    admin.close();
  }

  @Test
  void whatIsCommittedIsWhatAMapHolds() throws Exception {
    System.out.println("transactions with -Dloompq.test.seed=" + seed);
    Callers.run(CALLERS, number -> new Caller(number).run());
    System.out.println(committed + " committed, " + undone + " undone");
    assertThat(committed.get()).isGreaterThan(CALLERS * TRANSACTIONS / 5);
    assertThat(undone.get()).isGreaterThan(CALLERS * TRANSACTIONS / 10);
  }

  /** Thrown by bodies that give up. */
  private static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1;

    GivenUp() {
      super("given up", null, false, false);
    }
  }

  /** One thread with keys of its own. */
  private final class Caller {

    private final int firstKey;
    private final Random random;

    /** What is committed. */
    private Map<Integer, Integer> table = new TreeMap<>();

    Caller(int number) {
      this.firstKey = number * 1_000;
      this.random = new Random(seed + number);
    }

    void run() {
      for (int i = 0; i < TRANSACTIONS; i++) {
        transact();
        boolean _ = Thread.interrupted(); // a body that sends nothing after it does not see it
        assertThat(stored(db)).as("after transaction %d of %d", i, firstKey).isEqualTo(table);
      }
    }

    private Map<Integer, Integer> stored(Session session) {
      Map<Integer, Integer> stored = new TreeMap<>();
      for (Row row :
          session
              .execute(
                  "SELECT k, v FROM model WHERE k BETWEEN $1 AND $2", firstKey, firstKey + KEYS)
              .all()) {
        stored.put(row.getInt(0), row.getInt(1));
      }
      return stored;
    }

    private void transact() {
      Map<Integer, Integer> view = new TreeMap<>(table);
      boolean rollsBack = random.nextInt(8) == 0;
      boolean breaksConstraint = random.nextInt(10) == 0;
      boolean[] clean = {false};
      try {
        db.transaction(
            tx -> {
              clean[0] = body(tx, view, 0);
              if (rollsBack) {
                tx.setRollbackOnly();
              }
              if (breaksConstraint && clean[0]) {
                tx.execute("INSERT INTO model VALUES ($1, 0, -1)", firstKey + KEYS);
              }
              return null;
            });
        assertThat(clean[0] || rollsBack).as("fails to commit what has failed").isTrue();
        assertThat(breaksConstraint && !rollsBack).as("a broken constraint").isFalse();
        if (rollsBack) {
          undone.incrementAndGet();
        } else {
          table = view;
          committed.incrementAndGet();
        }
      } catch (ConnectionException lost) {
        boolean _ = Thread.interrupted();
        undone.incrementAndGet();
        if (!lost.isSafeToRetry() && stored(db).equals(view)) { // which nobody can know
          table = view;
        }
      } catch (GivenUp
          | ServerException
          | TransactionRolledBackException
          | QueryInterruptedException
          | QueryTimeoutException failed) {
        assertThat(!(failed instanceof ForeignKeyViolationException) || breaksConstraint).isTrue();
        undone.incrementAndGet();
      }
    }

    /** True if it goes on, false if a statement has failed and nobody was told. */
    private boolean body(Transaction tx, Map<Integer, Integer> view, int depth) {
      for (int steps = random.nextInt(7); steps > 0; steps--) {
        int key = firstKey + random.nextInt(KEYS);
        int value = random.nextInt(1_000);
        switch (random.nextInt(17)) {
          case 0, 1, 2, 3 -> put(session(tx), view, key, value);
          case 4 -> {
            assertThat(session(tx).execute("DELETE FROM model WHERE k = $1", key).updateCount())
                .isEqualTo(view.remove(key) == null ? 0 : 1);
          }
          case 5 -> assertThat(stored(tx)).isEqualTo(view);
          case 6, 7, 8 -> savepoint(tx, view, depth);
          case 9 -> stream(tx, view);
          case 10 -> copy(tx, view, key, value);
          case 11 -> join(view, key, value);
          case 12 -> {
            try {
              tx.execute("SELECT 1 / 0");
            } catch (ServerException failed) {
              if (random.nextBoolean()) {
                throw failed;
              }
              return false;
            }
          }
          case 13 -> {
            if (random.nextBoolean()) {
              throw new GivenUp();
            }
          }
          case 14 -> {
            try {
              SLEEP.with(StatementRunner.of(session(tx))).update();
            } catch (QueryTimeoutException left) {
              if (random.nextBoolean()) {
                throw left;
              }
              if (!left.isSafeToRetry()) { // it was sent
                return false;
              }
            }
          }
          case 15 -> {
            if (random.nextInt(3) == 0) {
              Thread.currentThread().interrupt();
            }
          }
          default -> {
            if (random.nextInt(3) == 0) {
              int backend = tx.execute("SELECT pg_backend_pid()").scalar(Integer.class);
              admin.execute("SELECT pg_terminate_backend($1)", backend);
            }
          }
        }
      }
      return true;
    }

    /** The database joins, too. */
    private Session session(Transaction tx) {
      return random.nextBoolean() ? tx : db;
    }

    private void put(Session session, Map<Integer, Integer> view, int key, int value) {
      session.execute(
          "INSERT INTO model VALUES ($1, $2, $1) ON CONFLICT (k) DO UPDATE SET v = $2", key, value);
      view.put(key, value);
    }

    private void savepoint(Transaction tx, Map<Integer, Integer> view, int depth) {
      Map<Integer, Integer> before = new TreeMap<>(view);
      boolean givesUp = random.nextInt(4) == 0;
      boolean[] clean = {false};
      try {
        tx.savepoint(
            inner -> {
              clean[0] = depth > 3 || body(inner, view, depth + 1);
              if (givesUp) {
                throw new GivenUp();
              }
              return null;
            });
        assertThat(clean[0]).as("a savepoint ends well though a statement failed").isTrue();
      } catch (GivenUp
          | ServerException
          | QueryTimeoutException
          | TransactionRolledBackException failed) {
        assertThat(failed instanceof TransactionRolledBackException && clean[0])
            .as("a savepoint is undone though all went well")
            .isFalse();
        view.clear();
        view.putAll(before);
      }
    }

    /** Reads some rows, and perhaps not all. */
    private void stream(Transaction tx, Map<Integer, Integer> view) {
      int most = random.nextInt(KEYS);
      String sql = "SELECT k, v FROM model WHERE k BETWEEN $1 AND $2 ORDER BY k";
      try (RowStream rows = tx.stream(sql, firstKey, firstKey + KEYS)) {
        rows.stream()
            .limit(most)
            .forEach(
                row ->
                    assertThat(row.getInt(1))
                        .isEqualTo(Objects.requireNonNull(view.get(row.getInt(0)))));
      }
    }

    /** Copies a row, or gives up, which only a savepoint survives. */
    private void copy(Transaction tx, Map<Integer, Integer> view, int key, int value) {
      tx.execute("DELETE FROM model WHERE k = $1", key);
      view.remove(key);
      try (var sink = tx.copyIn("COPY model FROM STDIN")) {
        sink.write((key + "\t" + value + "\t" + key + "\n").getBytes(UTF_8));
        if (random.nextInt(4) == 0) {
          throw new GivenUp();
        }
        assertThat(sink.finish()).isEqualTo(1);
      }
      view.put(key, value);
    }

    /** A transaction in a transaction is part of it. */
    private void join(Map<Integer, Integer> view, int key, int value) {
      db.transaction(
          joined -> {
            put(joined, view, key, value);
            return null;
          });
    }
  }
}

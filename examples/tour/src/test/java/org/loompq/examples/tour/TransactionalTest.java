package org.loompq.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.Isolation;
import org.loompq.Query;
import org.loompq.Session;
import org.loompq.Transactional;
import org.loompq.error.RowCountException;
import org.loompq.error.SerializationFailureException;
import org.loompq.error.ServerException;
import org.loompq.error.UniqueViolationException;

/** Generated methods that run in a transaction, whatever session the repository is made from. */
class TransactionalTest {

  /** Numbers that are different from each other. */
  interface Numbers {

    @Query("INSERT INTO transactional.number (id) VALUES (:id)")
    void add(int id);

    @Query("UPDATE transactional.number SET hits = hits + 1")
    int hit();

    @Query("SELECT id FROM transactional.number ORDER BY id")
    List<Integer> all();

    @Query("SELECT coalesce(sum(hits), 0) FROM transactional.number")
    long hits();

    @Query("SELECT current_setting('transaction_isolation')")
    String isolation();

    @Transactional
    @Query("INSERT INTO transactional.number (id) VALUES (:first), (:second) RETURNING id")
    int addOneOf(int first, int second);

    @Transactional
    default int addBoth(int first, int second) {
      add(first);
      add(second);
      return 2;
    }

    @Transactional
    default void addBothAnd(int first, int second, String failure)
        throws IOException, TimeoutException {
      addBoth(first, second);
      if (failure.equals("timeout")) {
        throw new TimeoutException(failure);
      }
      throw new IOException(failure);
    }

    @Transactional
    default <X extends Exception> void addAndThrow(int id, X failure) throws X {
      add(id);
      throw failure;
    }

    @Transactional(isolation = Isolation.SERIALIZABLE, retries = 3)
    default int hitAfter(Runnable before) {
      hits();
      before.run();
      return hit();
    }

    @Transactional(isolation = Isolation.SERIALIZABLE)
    default int hitOnceAfter(Runnable before) {
      return hitWithin(before);
    }

    private int hitWithin(Runnable before) {
      hits();
      before.run();
      return hit();
    }
  }

  /** Reads, and only in one kind of transaction. */
  @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
  interface Reports extends Numbers {

    @Query("SELECT current_setting('transaction_isolation')")
    String own();

    @Transactional
    @Query("SELECT current_setting('transaction_isolation')")
    String other();

    default List<String> all(int times) {
      return java.util.stream.IntStream.range(0, times).mapToObj(_ -> own()).toList();
    }
  }

  private static Database db;

  @BeforeAll
  static void open() {
    db = Database.open(TestServer.create("tour_transactional"));
    Migration.run(db, "V8__transactional.sql");
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void clear() {
    db.execute("TRUNCATE transactional.number");
  }

  /** Runs a test with repositories made from the database, from a lease and from a transaction. */
  private static void withEach(Consumer<Numbers> test) {
    test.accept(db.repository(Numbers.class));
    db.lease(session -> accept(test, session));
    db.transaction(tx -> tx.savepoint(inner -> accept(test, inner)));
  }

  private static Object accept(Consumer<Numbers> test, Session session) {
    session.execute("DELETE FROM transactional.number");
    test.accept(new TransactionalTest_NumbersImpl(session));
    return "done";
  }

  @Test
  void keepsAllThatAMethodDoes() {
    withEach(
        numbers -> {
          assertThat(numbers.addBoth(1, 2)).isEqualTo(2);
          assertThat(numbers.all()).containsExactly(1, 2);
        });
  }

  @Test
  void undoesAllOfAMethodThatThrows() {
    Numbers numbers = db.repository(Numbers.class);
    assertThatThrownBy(() -> numbers.addBoth(1, 1)).isInstanceOf(UniqueViolationException.class);
    assertThat(numbers.all()).isEmpty();
    db.lease(
        session -> {
          Numbers leased = new TransactionalTest_NumbersImpl(session);
          assertThatThrownBy(() -> leased.addBoth(1, 1))
              .isInstanceOf(UniqueViolationException.class);
          assertThat(leased.all()).isEmpty();
          return leased.addBoth(3, 4);
        });
    assertThat(numbers.all()).containsExactly(3, 4);
    assertThatThrownBy(
            () -> db.transaction(tx -> new TransactionalTest_NumbersImpl(tx).addBoth(1, 1)))
        .isInstanceOf(UniqueViolationException.class);
    assertThat(numbers.all()).containsExactly(3, 4);
  }

  @Test
  void joinsTheTransactionOfItsScope() {
    Numbers numbers = db.repository(Numbers.class);
    db.transaction(
        tx -> {
          numbers.addBoth(1, 2);
          assertThat(new TransactionalTest_NumbersImpl(tx).all()).containsExactly(1, 2);
          tx.setRollbackOnly();
          return null;
        });
    assertThat(numbers.all()).isEmpty();
  }

  @Test
  void passesOnTheExceptionsThatAMethodDeclares() {
    Numbers numbers = db.repository(Numbers.class);
    assertThatThrownBy(() -> numbers.addBothAnd(1, 2, "timeout"))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("timeout");
    assertThatThrownBy(() -> numbers.addBothAnd(1, 2, "io"))
        .isInstanceOf(IOException.class)
        .hasNoCause();
    assertThatThrownBy(() -> numbers.addBothAnd(1, 1, "io"))
        .isInstanceOf(UniqueViolationException.class);
    assertThatThrownBy(() -> numbers.addAndThrow(1, new InterruptedException("generic")))
        .isInstanceOf(InterruptedException.class);
    assertThat(numbers.all()).isEmpty();
  }

  @Test
  void undoesWhatAStatementDidWhoseRowsAreTooMany() {
    Numbers numbers = db.repository(Numbers.class);
    assertThatThrownBy(() -> numbers.addOneOf(1, 2)).isInstanceOf(RowCountException.class);
    assertThat(numbers.all()).isEmpty();
  }

  @Test
  void runsAgainAfterASerializationFailure() {
    Numbers numbers = db.repository(Numbers.class);
    numbers.add(1);
    int[] runs = new int[1];
    Runnable interfere =
        () -> {
          if (runs[0]++ == 0) {
            onAnotherConnection(numbers);
          }
        };
    assertThat(numbers.hitAfter(interfere)).isEqualTo(1);
    assertThat(runs[0]).isEqualTo(2);
    assertThat(numbers.hits()).isEqualTo(2);
    assertThatThrownBy(() -> numbers.hitOnceAfter(() -> onAnotherConnection(numbers)))
        .isInstanceOf(SerializationFailureException.class);
  }

  @Test
  void runsAgainOnALease() {
    Numbers numbers = db.repository(Numbers.class);
    numbers.add(1);
    int[] runs = new int[1];
    int hit =
        db.lease(
            session ->
                new TransactionalTest_NumbersImpl(session)
                    .hitAfter(
                        () -> {
                          if (runs[0]++ == 0) {
                            onAnotherConnection(numbers);
                          }
                        }));
    assertThat(hit).isEqualTo(1);
    assertThat(numbers.hits()).isEqualTo(2);
  }

  /** In a thread of its own, which is in no scope. */
  private static void onAnotherConnection(Numbers numbers) {
    try {
      Thread.ofVirtual().start(numbers::hit).join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void isWhatItsAnnotationSaysOrThatOfTheInterface() {
    Reports reports = db.repository(Reports.class);
    assertThat(reports.own()).isEqualTo("repeatable read");
    assertThat(reports.isolation()).isEqualTo("repeatable read");
    assertThat(reports.all(2)).containsOnly("repeatable read");
    assertThat(reports.other()).isEqualTo("read committed");
    assertThat(db.repository(Numbers.class).isolation()).isEqualTo("read committed");
    assertThatThrownBy(() -> reports.add(1))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("read-only transaction");
  }
}

package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.Isolation;
import org.loompq.Session;
import org.loompq.Transaction;
import org.loompq.TransactionOptions;
import org.loompq.error.ForeignKeyViolationException;
import org.loompq.error.ServerException;
import org.loompq.error.TransactionRolledBackException;
import org.loompq.error.UniqueViolationException;

/** Transactions: what they keep, what they undo, and what they say of it. */
class TransactionTest {

  private final Database db = TestServer.open(4);

  @BeforeEach
  void makeTables() {
    db.execute("CREATE TABLE tx_item (id int PRIMARY KEY)");
    db.execute(
        """
        CREATE TABLE tx_part (item int REFERENCES tx_item DEFERRABLE INITIALLY DEFERRED)\
        """);
  }

  @AfterEach
  void close() {
    db.execute("DROP TABLE tx_part, tx_item");
    assertThat(db.stats().busy()).isZero();
    db.close();
  }

  private static int add(Session session, int id) {
    return (int) session.execute("INSERT INTO tx_item VALUES ($1)", id).updateCount();
  }

  private long count() {
    return db.execute("SELECT count(*) FROM tx_item").scalar(Long.class);
  }

  @Test
  void keepsAllOfItIfTheBodyReturns() {
    int added = db.transaction(tx -> add(tx, 1) + add(tx, 2));
    assertThat(added).isEqualTo(2);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void keepsNothingIfTheBodyThrowsWhichPassesOn() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx -> {
                      add(tx, 1);
                      throw new IOException("of the body");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("of the body");
    assertThat(count()).isZero();
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void sendsNothingIfTheBodyDoesNot() {
    long before = db.stats().statements().count();
    String value = db.transaction(tx -> tx.savepoint(_ -> "nothing"));
    assertThat(value).isEqualTo("nothing");
    assertThat(db.stats().statements().count()).isEqualTo(before);
  }

  @Test
  void joinsWhateverTheDatabaseRunsInItsScope() {
    db.transaction(
        tx -> {
          add(tx, 1);
          add(db, 2);
          db.lease(session -> add(session, 3));
          db.transaction(joined -> add(joined, 4));
          long mine = db.execute("SELECT count(*) FROM tx_item").scalar(Long.class);
          assertThat(mine).isEqualTo(4);
          tx.setRollbackOnly();
          assertThat(tx.isRollbackOnly()).isTrue();
          return null;
        });
    assertThat(count()).isZero();
  }

  @Test
  void saysSoIfItCannotCommitSinceAStatementFailed() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx -> {
                      add(tx, 1);
                      assertThatThrownBy(() -> add(tx, 1))
                          .isInstanceOf(UniqueViolationException.class);
                      return "done";
                    }))
        .isInstanceOf(TransactionRolledBackException.class)
        .hasMessageContaining("savepoint")
        .hasCauseInstanceOf(UniqueViolationException.class);
    assertThat(count()).isZero();
  }

  @Test
  void saysSoIfItCannotCommitSinceOneThatJoinedItFailed() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx -> {
                      add(tx, 1);
                      assertThatThrownBy(
                              () ->
                                  db.transaction(
                                      _ -> {
                                        throw new IllegalArgumentException("inner");
                                      }))
                          .hasMessage("inner");
                      return "done";
                    }))
        .isInstanceOf(TransactionRolledBackException.class)
        .hasMessageContaining("joined")
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(count()).isZero();
  }

  @Test
  void tellsOfADeferredConstraintThatFailsAtItsEnd() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx -> {
                      add(tx, 1);
                      return tx.execute("INSERT INTO tx_part VALUES (17)");
                    }))
        .isInstanceOf(ForeignKeyViolationException.class)
        .hasMessageContaining("COMMIT; the transaction was rolled back");
    assertThat(count()).isZero();
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void undoesWhatASavepointDidAndGoesOn() {
    db.transaction(
        tx -> {
          add(tx, 1);
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> {
                            add(inner, 2);
                            return add(inner, 1);
                          }))
              .isInstanceOf(UniqueViolationException.class);
          tx.savepoint(inner -> inner.savepoint(innermost -> add(innermost, 3)));
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> {
                            inner.savepoint(innermost -> add(innermost, 4));
                            throw new IllegalStateException("undo");
                          }))
              .hasMessage("undo");
          return null;
        });
    assertThat(db.execute("SELECT id FROM tx_item ORDER BY id").map(row -> row.getInt(0)))
        .containsExactly(1, 3);
  }

  @Test
  void saysSoIfASavepointCannotBeKept() {
    db.transaction(
        tx -> {
          add(tx, 1);
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> {
                            assertThatThrownBy(() -> add(inner, 1));
                            return "done";
                          }))
              .isInstanceOf(TransactionRolledBackException.class)
              .hasCauseInstanceOf(UniqueViolationException.class);
          return add(tx, 2);
        });
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void isWhatItsOptionsSay() {
    String isolation = "SELECT current_setting('transaction_isolation')";
    assertThat(level(TransactionOptions.DEFAULT, isolation)).isEqualTo("read committed");
    for (Isolation each : Isolation.values()) {
      if (each != Isolation.DEFAULT) {
        assertThat(level(TransactionOptions.of(each), isolation))
            .isEqualTo(each.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
      }
    }
    TransactionOptions report = TransactionOptions.DEFAULT.asDeferrable();
    assertThat(level(report, isolation)).isEqualTo("serializable");
    assertThat(level(report, "SELECT current_setting('transaction_deferrable')")).isEqualTo("on");
    assertThatThrownBy(
            () -> db.transaction(TransactionOptions.DEFAULT.asReadOnly(), tx -> add(tx, 1)))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("read-only transaction");
  }

  private String level(TransactionOptions options, String query) {
    return db.transaction(options, tx -> tx.execute(query).scalar(String.class));
  }

  @Test
  void refusesToJoinOneOfAnotherIsolation() {
    db.transaction(
        _ -> {
          assertThatThrownBy(
                  () -> db.transaction(TransactionOptions.of(Isolation.SERIALIZABLE), tx -> tx))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("SERIALIZABLE cannot join one that is DEFAULT");
          return null;
        });
  }

  @Test
  void refusesStatementsAfterItsEndAndThoseThatWouldEndIt() {
    Transaction ended =
        db.transaction(
            tx -> {
              assertThatThrownBy(() -> tx.execute("COMMIT"))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessageContaining("setRollbackOnly");
              add(tx, 1);
              return tx;
            });
    assertThatThrownBy(() -> add(ended, 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the transaction has ended");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void runsOnALeaseAgainAndAgain() {
    db.lease(
        session -> {
          session.execute("SET application_name = 'leased'");
          session.transaction(tx -> add(tx, 1));
          assertThatThrownBy(
                  () ->
                      session.transaction(
                          tx -> {
                            add(tx, 2);
                            return add(tx, 1);
                          }))
              .isInstanceOf(UniqueViolationException.class);
          int added = session.transaction(tx -> add(tx, 3) + add(session, 4));
          assertThat(added).isEqualTo(2);
          return session.execute("SHOW application_name").scalar(String.class);
        });
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void joinsWhatItsLeaseBegins() {
    db.lease(
        session -> {
          session.transaction(
              tx -> {
                add(session, 1);
                session.transaction(joined -> add(joined, 2));
                tx.setRollbackOnly();
                return null;
              });
          assertThatThrownBy(
                  () ->
                      session.transaction(
                          _ -> {
                            add(session, 3);
                            return session.transaction(_ -> add(session, 3));
                          }))
              .isInstanceOf(UniqueViolationException.class);
          return session.transaction(_ -> session.transaction(joined -> add(joined, 4)));
        });
    assertThat(db.execute("SELECT id FROM tx_item").map(row -> row.getInt(0))).containsExactly(4);
  }
}

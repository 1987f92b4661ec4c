package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.Database;
import org.loompq.Session;
import org.loompq.error.ConnectionException;
import org.loompq.error.ForeignKeyViolationException;
import org.loompq.error.MappingException;
import org.loompq.error.QueryInterruptedException;
import org.loompq.error.ServerException;
import org.loompq.error.UniqueViolationException;
import org.loompq.runtime.codec.Codecs;

/** Statements that are executed many times, in one transaction. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchTest {

  private static final Parameter ID = Parameter.of("id", Codecs.INTEGER);
  private static final Parameter TEXT = Parameter.of("text", Codecs.STRING);
  private static final Statement INSERT =
      Statement.of("insert", RowShape.none(), "INSERT INTO batch VALUES ($1, $2)", ID, TEXT);
  private static final Statement RETURNING =
      Statement.of(
          "returning",
          RowShape.scalar(Codecs.STRING),
          "INSERT INTO batch VALUES ($1, $2) RETURNING id || text",
          ID,
          TEXT);

  private final Database db = TestServer.open(2);
  private final long openResults = db.stats().openResults();

  @BeforeEach
  void makeTable() {
    db.execute("CREATE TABLE batch (id int PRIMARY KEY, text text)");
    db.execute("CREATE TABLE batch_part (id int REFERENCES batch DEFERRABLE INITIALLY DEFERRED)");
  }

  @AfterEach
  void close() {
    await().until(() -> db.stats().busy() == 0);
    db.execute("DROP TABLE batch_part, batch");
    assertThat(db.stats().openResults()).isEqualTo(openResults);
    db.close();
  }

  private long count() {
    return db.execute("SELECT count(*) FROM batch").scalar(Long.class);
  }

  private static long[] insert(Session session, IntStream ids, String text) {
    try (BatchExecution batch = INSERT.batch(StatementRunner.of(session))) {
      ids.forEach(id -> batch.next().bind(id).bind(text));
      return batch.counts();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 50_000})
  void executesEach(int elements) {
    long[] counts = insert(db, IntStream.range(0, elements), "x");
    assertThat(counts).hasSize(elements).containsOnly(1);
    assertThat(count()).isEqualTo(elements);
    assertThat(db.stats().leased()).isZero();
  }

  @Test
  void sendsNothingForNothing() {
    long before = db.stats().acquired();
    assertThat(insert(db, IntStream.empty(), "x")).isEmpty();
    assertThat(db.stats().acquired()).isEqualTo(before);
  }

  @Test
  void keepsNothingAndNamesTheElementIfOneFails() {
    for (int failing : new int[] {0, 1, 77, 4_999}) {
      db.execute("INSERT INTO batch VALUES ($1)", failing);
      assertThatThrownBy(() -> insert(db, IntStream.range(0, 5_000), "x"))
          .isInstanceOfSatisfying(
              UniqueViolationException.class,
              failed -> assertThat(failed.batchIndex()).hasValue(failing))
          .hasMessageContaining("in element " + failing + " (from 0) of the batch");
      assertThat(count()).isEqualTo(1);
      db.execute("DELETE FROM batch");
    }
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void keepsNothingAndNamesTheElementIfOneCannotBeSent() {
    assertThatThrownBy(
            () -> {
              try (BatchExecution batch = INSERT.batch(StatementRunner.of(db))) {
                IntStream.range(0, 1_000)
                    .forEach(id -> batch.next().bind(id).bind(id == 777 ? "\0" : "fits"));
                batch.counts();
              }
            })
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith("parameter :text of insert: the text holds the character U+0000")
        .hasMessageEndingWith("; in element 777 (from 0) of the batch; nothing has taken effect");
    await().until(() -> db.stats().busy() == 0);
    assertThat(count()).isZero();
  }

  @Test
  void tellsOfAConstraintThatFailsAtItsEnd() {
    Statement part =
        Statement.of("part", RowShape.none(), "INSERT INTO batch_part VALUES ($1)", ID);
    assertThatThrownBy(
            () -> {
              try (BatchExecution batch = part.batch(StatementRunner.of(db))) {
                batch.next().bind(1);
                batch.next().bind(2);
                batch.counts();
              }
            })
        .isInstanceOfSatisfying(
            ForeignKeyViolationException.class,
            failed -> assertThat(failed.batchIndex()).isEmpty());
  }

  @Test
  void tellsOfAStatementThatCannotBePrepared() {
    Statement wrong = Statement.of("wrong", RowShape.none(), "INSERT INTO nowhere VALUES ($1)", ID);
    assertThatThrownBy(
            () -> {
              try (BatchExecution batch = wrong.batch(StatementRunner.of(db))) {
                for (int i = 0; i < 1_000; i++) {
                  batch.next().bind(i);
                }
                batch.counts();
              }
            })
        .isInstanceOfSatisfying(
            ServerException.class, failed -> assertThat(failed.batchIndex()).isEmpty());
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void readsTheRowsOfAll() {
    try (BatchExecution batch = RETURNING.batch(StatementRunner.of(db))) {
      List<String> rows = batch.rows(row -> String.valueOf(row.getString(0)));
      for (int i = 0; i < 20_000; i++) {
        batch.next().bind(i).bind("t");
      }
      assertThat(batch.counts()).hasSize(20_000).containsOnly(1);
      assertThat(rows)
          .containsExactlyElementsOf(IntStream.range(0, 20_000).mapToObj(i -> i + "t").toList());
    }
  }

  /** More than fits into all buffers, both ways. */
  @Test
  void sendsAndReceivesMegabytesAtOnce() {
    String text = "m".repeat(300_000);
    try (BatchExecution batch = RETURNING.batch(StatementRunner.of(db))) {
      List<Integer> lengths = batch.rows(row -> String.valueOf(row.getString(0)).length());
      for (int i = 100; i < 400; i++) {
        batch.next().bind(i).bind(text);
      }
      assertThat(batch.counts()).hasSize(300);
      assertThat(lengths).hasSize(300).containsOnly(300_003);
    }
  }

  @Test
  void isUndoneIfItsSourceFails() {
    assertThatThrownBy(
            () ->
                insert(
                    db,
                    IntStream.range(0, 10_000)
                        .peek(
                            i -> {
                              if (i == 5_000) {
                                throw new IllegalStateException("the source");
                              }
                            }),
                    "x"))
        .hasMessage("the source");
    await().until(() -> db.stats().busy() == 0);
    assertThat(count()).isZero();
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void isUndoneWithItsTransactionIfARowCannotBeRead() {
    Statement returning =
        Statement.of(
            "returning",
            RowShape.scalar(Codecs.INTEGER),
            "INSERT INTO batch (id, text) VALUES ($1, 'x') RETURNING id",
            Parameter.of("id", Codecs.INTEGER));
    db.lease(
        session -> {
          assertThatThrownBy(
                  () ->
                      session.transaction(tx -> readBadly(returning.batch(StatementRunner.of(tx)))))
              .hasMessage("the reader");
          session.transaction(
              tx -> {
                assertThatThrownBy(
                        () ->
                            tx.savepoint(
                                inner -> readBadly(returning.batch(StatementRunner.of(inner)))))
                    .hasMessage("the reader");
                return tx.execute("INSERT INTO batch (id, text) VALUES (7, 'kept')");
              });
          return session.execute("INSERT INTO batch (id, text) VALUES (8, 'kept')");
        });
    assertThat(count()).isEqualTo(2);
  }

  private static long[] readBadly(BatchExecution batch) {
    try (batch) {
      List<Object> _ =
          batch.rows(
              _ -> {
                throw new IllegalStateException("the reader");
              });
      batch.next().bind(1);
      return batch.counts();
    }
  }

  @Test
  void isUndoneIfItsThreadIsInterrupted() {
    assertThatThrownBy(
            () ->
                insert(
                    db,
                    IntStream.range(0, 100_000)
                        .peek(
                            i -> {
                              if (i == 5_000) {
                                Thread.currentThread().interrupt();
                              }
                            }),
                    "x"))
        .isInstanceOf(QueryInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    await().until(() -> db.stats().busy() == 0);
    assertThat(count()).isZero();
    assertThat(db.stats().retired()).isZero();
  }

  @Test
  void isAPartOfTheTransactionThatIsOpen() {
    db.transaction(
        tx -> {
          insert(tx, IntStream.range(0, 100), "x");
          insert(db, IntStream.range(100, 200), "x"); // joins it
          assertThatThrownBy(
                  () -> tx.savepoint(inner -> insert(inner, IntStream.range(50, 300), "x")))
              .isInstanceOf(UniqueViolationException.class);
          assertThatThrownBy(
                  () -> {
                    try (BatchExecution batch = INSERT.batch(StatementRunner.of(tx))) {
                      batch.next().bind(1_000).bind("x");
                      tx.execute("SELECT 1");
                    }
                  })
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("a batch is open on the same connection");
          tx.setRollbackOnly();
          return null;
        });
    assertThat(count()).isZero();
    long[] counts = db.transaction(tx -> insert(tx, IntStream.range(0, 100), "x"));
    assertThat(counts).hasSize(100);
    assertThat(count()).isEqualTo(100);
  }

  @Test
  void tellsOfALostConnection() {
    assertThatThrownBy(
            () ->
                db.lease(
                    session -> {
                      int backend =
                          session.execute("SELECT pg_backend_pid()").scalar(Integer.class);
                      return insert(
                          session,
                          IntStream.range(0, 100_000)
                              .peek(
                                  i -> {
                                    if (i == 5_000) {
                                      db.execute("SELECT pg_terminate_backend($1)", backend);
                                    }
                                  }),
                          "x");
                    }))
        .isInstanceOf(ConnectionException.class);
    assertThat(count()).isZero();
  }
}

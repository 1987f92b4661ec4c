package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.Pending;
import org.loompq.QueryResult;
import org.loompq.Session;
import org.loompq.Sql;
import org.loompq.StatementPipeline;
import org.loompq.Transaction;
import org.loompq.error.PipelineAbortedException;
import org.loompq.error.ServerException;
import org.loompq.error.TransactionRolledBackException;
import org.loompq.error.UndefinedTableException;
import org.loompq.error.UniqueViolationException;

/** Statements that are sent without waiting for the answers of those before. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StatementPipelineTest {

  private static final String INSERT = "INSERT INTO piped VALUES ($1)";

  private final Database db = TestServer.open(2);
  private final long openResults = db.stats().openResults();

  @BeforeEach
  void makeTable() {
    db.execute("CREATE TABLE piped (id int PRIMARY KEY)");
  }

  @AfterEach
  void close() {
    await().until(() -> db.stats().busy() == 0);
    db.execute("DROP TABLE piped");
    assertThat(db.stats().openResults()).isEqualTo(openResults);
    db.close();
  }

  private List<Integer> ids() {
    return db.execute("SELECT id FROM piped ORDER BY id").map(row -> row.getInt(0));
  }

  private static List<Pending<QueryResult>> insert(StatementPipeline pipeline, int... ids) {
    return IntStream.of(ids).mapToObj(id -> pipeline.execute(INSERT, id)).toList();
  }

  // What comes of them

  @Test
  void givesTheResultOfEach() {
    String text =
        db.pipeline(
            p -> {
              Pending<QueryResult> number = p.execute("SELECT $1 + 1 AS n", 41);
              Pending<QueryResult> inserted = p.execute("INSERT INTO piped VALUES (1), (2)");
              Pending<QueryResult> rows = p.execute(Sql.of("SELECT id FROM piped ORDER BY id"));
              assertThat(rows.get().map(row -> row.getInt("id"))).containsExactly(1, 2);
              assertThat(inserted.get().updateCount()).isEqualTo(2);
              assertThat(number.get()).isSameAs(number.get());
              return number.get().columns().getFirst().name() + number.get().scalar(Integer.class);
            });
    assertThat(text).isEqualTo("n42");
  }

  @Test
  void valuesCanBeReadAfterItsEndByAnyThread() throws Exception {
    List<Pending<Integer>> values = new ArrayList<>();
    db.pipeline(
        p -> {
          for (int i = 0; i < 1_000; i++) {
            values.add(p.execute("SELECT $1::int", i).map(result -> result.scalar(Integer.class)));
          }
          return null;
        });
    Thread.startVirtualThread(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                assertThat(values.get(i).get()).isEqualTo(i);
              }
            })
        .join();
    assertThat(values.get(7).map(i -> "x" + i).get()).isEqualTo("x7");
  }

  @Test
  void mapsOnce() {
    List<Long> mapped = new ArrayList<>();
    db.pipeline(
        p -> {
          Pending<@Nullable String> nothing =
              p.execute(INSERT, 1)
                  .map(
                      result -> {
                        mapped.add(result.updateCount());
                        return null;
                      });
          assertThat(nothing.get()).isNull();
          assertThat(nothing.get()).isNull();
          return null;
        });
    assertThat(mapped).containsExactly(1L);
  }

  @Test
  void runsNothingForNothing() {
    assertThat(db.<@Nullable Object, RuntimeException>pipeline(_ -> null)).isNull();
    String nothing = db.transaction(tx -> tx.pipeline(_ -> "nothing"));
    assertThat(nothing).isEqualTo("nothing");
  }

  @Test
  void eachSeesWhatThoseBeforeHaveDone() {
    List<Long> counts =
        db.pipeline(
            p -> {
              List<Pending<QueryResult>> all = new ArrayList<>();
              for (int i = 0; i < 300; i++) {
                p.execute(INSERT, i);
                all.add(p.execute("SELECT count(*) FROM piped"));
              }
              return all.stream().map(each -> each.get().scalar(Long.class)).toList();
            });
    assertThat(counts)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 300).mapToObj(i -> (long) i).toList());
  }

  // One round trip

  @ParameterizedTest
  @ValueSource(ints = {2, 20, 100})
  void takesOneRoundTrip(int statements) throws Exception {
    try (WithholdingProxy proxy = new WithholdingProxy();
        Database far = openOne(proxy)) {
      far.execute("SELECT $1::int", 0);
      proxy.withholdUntil(statements);
      assertThat(numbers(far, statements)).containsExactlyElementsOf(upTo(statements));
      assertThat(proxy.missing()).isZero();
    }
  }

  /** And BEGIN takes none of its own, nor a savepoint. */
  @Test
  void takesOneRoundTripInATransaction() throws Exception {
    try (WithholdingProxy proxy = new WithholdingProxy();
        Database far = openOne(proxy)) {
      far.execute("SELECT $1::int", 0);
      far.transaction(
          tx -> {
            proxy.withholdUntil(22);
            tx.savepoint(inner -> assertThat(numbers(inner, 20)).hasSize(20));
            assertThat(proxy.missing()).isZero();
            return null;
          });
    }
  }

  @Test
  void sendsWhatWasFlushedBeforeAnythingIsRead() throws Exception {
    try (WithholdingProxy proxy = new WithholdingProxy();
        Database far = openOne(proxy)) {
      proxy.withholdUntil(3);
      far.pipeline(
          p -> {
            p.execute("SELECT 1");
            p.execute("SELECT 2");
            assertThat(proxy.missing()).isEqualTo(3);
            p.flush();
            await().until(() -> proxy.missing() == 1);
            return p.execute("SELECT 3").get();
          });
    }
  }

  private static Database openOne(WithholdingProxy proxy) {
    return Database.open(
        DatabaseConfig.builder(proxy.url())
            .maxConnections(1)
            .statementTimeout(Duration.ofSeconds(20))
            .build());
  }

  private static List<Integer> numbers(Session session, int count) {
    return session.pipeline(
        p ->
            upTo(count).stream().map(i -> p.execute("SELECT $1::int", i)).toList().stream()
                .map(each -> each.get().scalar(Integer.class))
                .toList());
  }

  private static List<Integer> upTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  // Failures outside of a transaction

  @Test
  void oneThatFailsDoesNotAffectTheOthers() {
    db.pipeline(
        p -> {
          List<Pending<QueryResult>> all = insert(p, 1, 2, 1, 3);
          assertThat(all.get(3).get().updateCount()).isEqualTo(1);
          assertThatThrownBy(() -> all.get(2).get()).isInstanceOf(UniqueViolationException.class);
          assertThat(catchThrowable(() -> all.get(2).get()))
              .isSameAs(catchThrowable(() -> all.get(2).map(QueryResult::one).get()));
          return null;
        });
    assertThat(ids()).containsExactly(1, 2, 3);
  }

  @Test
  void throwsAtItsEndWhatNobodyHasRead() {
    List<Pending<QueryResult>> all = new ArrayList<>();
    assertThatThrownBy(
            () ->
                db.pipeline(
                    p -> {
                      all.addAll(insert(p, 1, 1, 2, 2));
                      all.add(p.execute("SELECT 1 / 0"));
                      assertThatThrownBy(() -> all.get(1).get())
                          .isInstanceOf(UniqueViolationException.class);
                      return "not returned";
                    }))
        .isInstanceOf(UniqueViolationException.class)
        .satisfies(
            thrown -> {
              assertThat(thrown).isSameAs(catchThrowable(() -> all.get(3).get()));
              assertThat(thrown.getSuppressed())
                  .containsExactly(catchThrowable(() -> all.get(4).get()));
            });
    assertThat(ids()).containsExactly(1, 2);
  }

  @Test
  void keepsAHundredSuppressedFailures() {
    assertThatThrownBy(
            () ->
                db.pipeline(
                    p -> {
                      for (int i = 0; i < 1_000; i++) {
                        p.execute("SELECT 1 / 0");
                      }
                      return null;
                    }))
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(100));
  }

  /** Those behind rely on the Parse of the first, which fails. */
  @Test
  void aStatementThatCannotBePreparedDoesNotTakeItsTwinsWithIt() {
    try {
      db.pipeline(
          p -> {
            List<Pending<QueryResult>> missing =
                List.of(
                    p.execute("INSERT INTO piped_later VALUES (1)"),
                    p.execute("INSERT INTO piped_later VALUES (1)"));
            p.execute("CREATE TABLE piped_later (id int)");
            Pending<QueryResult> inserted = p.execute("INSERT INTO piped_later VALUES (1)");
            for (Pending<QueryResult> each : missing) {
              assertThatThrownBy(each::get).isInstanceOf(UndefinedTableException.class);
            }
            assertThat(inserted.get().updateCount()).isEqualTo(1);
            return null;
          });
      assertThat(db.execute("SELECT * FROM piped_later").rowCount()).isEqualTo(1);
    } finally {
      db.execute("DROP TABLE IF EXISTS piped_later");
    }
  }

  @Test
  void makesAStalePlanAnewOnlyIfNothingWasSentBehind() {
    try (Database one = TestServer.open(1)) {
      one.execute("SELECT * FROM piped");
      db.execute("ALTER TABLE piped ADD COLUMN extra int");
      int columns = one.pipeline(p -> p.execute("SELECT * FROM piped").get().columns().size());
      assertThat(columns).isEqualTo(2);
      db.execute("ALTER TABLE piped ADD COLUMN more int");
      one.pipeline(
          p -> {
            Pending<QueryResult> stale = p.execute("SELECT * FROM piped");
            Pending<QueryResult> behind = p.execute(INSERT, 1);
            assertThatThrownBy(stale::get)
                .isInstanceOfSatisfying(
                    ServerException.class,
                    failed -> {
                      assertThat(failed.sqlState()).isEqualTo("0A000");
                      assertThat(failed.isSafeToRetry()).isTrue();
                    });
            assertThat(behind.get().updateCount()).isEqualTo(1);
            assertThat(p.execute("SELECT * FROM piped").get().columns()).hasSize(3);
            return null;
          });
    }
  }

  // Failures in a transaction

  @Test
  void thoseBehindAFailureInATransactionAreNotExecuted() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx ->
                        tx.pipeline(
                            p -> {
                              List<Pending<QueryResult>> all = insert(p, 1, 2, 2, 3, 4);
                              p.flush();
                              all = new ArrayList<>(all);
                              all.add(p.execute(INSERT, 5));
                              checkAborted(all);
                              all.add(p.execute(INSERT, 6));
                              checkAborted(all);
                              return "not committed";
                            })))
        .isInstanceOf(TransactionRolledBackException.class)
        .hasCauseInstanceOf(UniqueViolationException.class);
    assertThat(ids()).isEmpty();
    assertThat(db.stats().retired()).isZero();
  }

  private static void checkAborted(List<Pending<QueryResult>> all) {
    assertThat(all.get(1).get().updateCount()).isEqualTo(1);
    Throwable failure = catchThrowable(() -> all.get(2).get());
    assertThat(failure).isInstanceOf(UniqueViolationException.class);
    for (Pending<QueryResult> each : all.subList(3, all.size())) {
      assertThatThrownBy(each::get)
          .isInstanceOfSatisfying(
              PipelineAbortedException.class,
              aborted -> assertThat(aborted.isSafeToRetry()).isFalse())
          .hasMessageContaining(INSERT)
          .hasMessageContaining("since an earlier statement of its pipeline failed")
          .hasCause(failure);
    }
  }

  @Test
  void aFailureInATransactionThatNobodyHasReadLeavesItsBody() {
    assertThatThrownBy(() -> db.transaction(tx -> tx.pipeline(p -> insert(p, 1, 1, 2, 3))))
        .isInstanceOf(UniqueViolationException.class)
        .hasNoSuppressedExceptions();
    assertThat(ids()).isEmpty();
  }

  @Test
  void whatWasNotExecutedIsToldEvenIfTheFailureWasRead() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx ->
                        tx.pipeline(
                            p -> {
                              List<Pending<QueryResult>> all = insert(p, 1, 1, 2);
                              assertThatThrownBy(() -> all.get(1).get())
                                  .isInstanceOf(UniqueViolationException.class);
                              return null;
                            })))
        .isInstanceOf(PipelineAbortedException.class)
        .hasCauseInstanceOf(UniqueViolationException.class);
  }

  @Test
  void aSavepointAroundItUndoesItAlone() {
    db.transaction(
        tx -> {
          tx.pipeline(p -> insert(p, 1, 2));
          assertThatThrownBy(() -> tx.savepoint(inner -> inner.pipeline(p -> insert(p, 3, 1, 4))))
              .isInstanceOf(UniqueViolationException.class);
          tx.savepoint(inner -> inner.pipeline(p -> insert(p, 5, 6)));
          return tx.pipeline(p -> insert(p, 7));
        });
    assertThat(ids()).containsExactly(1, 2, 5, 6, 7);
  }

  @Test
  void joinsTheTransactionOfItsScope() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    _ -> {
                      db.pipeline(p -> insert(p, 1, 2));
                      assertThat(db.execute("SELECT * FROM piped").rowCount()).isEqualTo(2);
                      throw new IllegalStateException("away with it");
                    }))
        .hasMessage("away with it");
    assertThat(ids()).isEmpty();
  }

  @Test
  void theTransactionCommitsWhatManyFlushesHaveDone() {
    db.transaction(
        tx ->
            tx.pipeline(
                p -> {
                  for (int i = 0; i < 1_000; i++) {
                    Pending<QueryResult> inserted = p.execute(INSERT, i);
                    if (i % 100 == 50) {
                      assertThat(inserted.get().updateCount()).isEqualTo(1);
                    } else if (i % 7 == 0) {
                      p.flush();
                    }
                  }
                  return null;
                }));
    assertThat(ids()).hasSize(1_000);
  }

  // On a lease

  @Test
  void aLeaseKeepsWhatItLeaves() {
    String value =
        db.lease(
            session -> {
              session.pipeline(
                  p -> {
                    p.execute("SET application_name = 'piped'");
                    p.execute("BEGIN");
                    p.execute(INSERT, 1);
                    p.execute("COMMIT");
                    p.execute("BEGIN");
                    List<Pending<QueryResult>> all = insert(p, 2, 2, 3);
                    assertThatThrownBy(() -> all.get(1).get())
                        .isInstanceOf(UniqueViolationException.class);
                    assertThatThrownBy(() -> all.get(2).get())
                        .isInstanceOf(PipelineAbortedException.class);
                    p.execute("ROLLBACK");
                    return insert(p, 4);
                  });
              return session.execute("SHOW application_name").scalar(String.class);
            });
    assertThat(value).isEqualTo("piped");
    assertThat(ids()).containsExactly(1, 4);
    assertThat(db.execute("SHOW application_name").scalar(String.class)).isNotEqualTo("piped");
  }

  @Test
  void knowsNoStatementsAfterTheyWereForgotten() {
    db.lease(
        session ->
            session.pipeline(
                p -> {
                  assertThat(p.execute("SELECT 1").get().rowCount()).isEqualTo(1);
                  p.execute("DEALLOCATE ALL");
                  Pending<QueryResult> again = p.execute("SELECT 1");
                  p.execute("SELECT 2");
                  return again.get();
                }));
  }

  // What is refused

  @Test
  void refusesWhatWouldBeLeftOnASharedConnection() {
    for (String sql :
        List.of("BEGIN", "SET work_mem = '1MB'", "COPY piped TO STDOUT", "LISTEN x")) {
      db.pipeline(
          p -> {
            assertThatThrownBy(() -> p.execute(sql))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sql);
            return insert(p, sql.hashCode());
          });
    }
    assertThat(ids()).hasSize(4);
    assertThatThrownBy(() -> db.transaction(tx -> tx.pipeline(p -> p.execute("COMMIT"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("COMMIT");
    assertThatThrownBy(() -> db.lease(s -> s.pipeline(p -> p.execute("COPY piped TO STDOUT"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("COPY");
  }

  @Test
  void theSessionIsOccupiedMeanwhile() {
    db.transaction(
        tx ->
            tx.pipeline(
                p -> {
                  String open = "a pipeline is open on the same connection";
                  for (Runnable other :
                      List.<Runnable>of(
                          () -> tx.execute("SELECT 1"),
                          () -> db.execute("SELECT 1"),
                          () -> tx.stream("SELECT 1"),
                          () -> tx.prepare("SELECT 1"),
                          () -> tx.pipeline(inner -> inner.execute("SELECT 1")),
                          () -> tx.savepoint(inner -> "not run"))) {
                    assertThatThrownBy(other::run)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(open);
                  }
                  return p.execute("SELECT 1").get();
                }));
    db.lease(
        session ->
            session.pipeline(
                p -> {
                  assertThatThrownBy(() -> session.transaction(tx -> "not run"))
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining("a pipeline is open on the same connection");
                  return p.execute("SELECT 1").get();
                }));
  }

  @Test
  void isNotOpenedWhileAStreamIs() {
    db.transaction(
        tx -> {
          try (var _ = tx.stream("SELECT generate_series(1, 10000)")) {
            assertThatThrownBy(() -> tx.pipeline(p -> p.execute("SELECT 1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a stream is open on the same connection");
          }
          return tx.pipeline(p -> p.execute("SELECT 1")).get();
        });
  }

  @Test
  void isForOneThreadAndEndsWithItsBody() throws Exception {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    AtomicReference<@Nullable StatementPipeline> kept = new AtomicReference<>();
    db.pipeline(
        p -> {
          kept.set(p);
          Pending<QueryResult> pending = p.execute("SELECT 1");
          for (Runnable elsewhere :
              List.<Runnable>of(() -> p.execute("SELECT 1"), p::flush, pending::get)) {
            Thread.startVirtualThread(() -> thrown.set(catchThrowable(elsewhere::run))).join();
            assertThat(thrown.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the thread that has opened it");
          }
          return null;
        });
    StatementPipeline ended = kept.get();
    assertThat(ended).isNotNull();
    assertThatThrownBy(() -> ended.execute("SELECT 1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the pipeline has ended");
  }

  // Its body

  @Test
  void aBodyThatThrowsDropsWhatWasNotSentAndAwaitsTheRest() {
    IllegalStateException own = new IllegalStateException("the body's own");
    List<Pending<QueryResult>> all = new ArrayList<>();
    assertThatThrownBy(
            () ->
                db.pipeline(
                    p -> {
                      all.addAll(insert(p, 1, 2, 2));
                      p.execute("SELECT pg_sleep(0.05)");
                      all.addAll(insert(p, 3));
                      p.flush();
                      all.addAll(insert(p, 4));
                      throw own;
                    }))
        .isSameAs(own)
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .singleElement()
                    .isInstanceOf(UniqueViolationException.class));
    assertThat(ids()).containsExactly(1, 2, 3);
    assertThat(all.get(3).get().updateCount()).isEqualTo(1);
    assertThatThrownBy(() -> all.get(4).get())
        .isInstanceOfSatisfying(
            PipelineAbortedException.class, dropped -> assertThat(dropped.isSafeToRetry()).isTrue())
        .hasMessageContaining("was not sent")
        .hasCause(own);
  }

  // Types

  @Test
  void looksTypesUpOnItsOwnConnection() {
    try (Database one = TestServer.open(1)) {
      one.execute("CREATE TYPE piped_mood AS ENUM ('sad', 'happy')");
      one.execute("CREATE TYPE piped_size AS ENUM ('small', 'large')");
      try {
        String mood =
            one.pipeline(
                p -> {
                  Pending<QueryResult> first = p.execute("SELECT 'happy'::piped_mood");
                  p.execute("SELECT 1");
                  return first.get().scalar(String.class);
                });
        assertThat(mood).isEqualTo("happy");
        Pending<QueryResult> size =
            one.transaction(
                tx -> tx.pipeline(p -> p.execute("SELECT ARRAY['small', 'large']::piped_size[]")));
        assertThat(size.get().one().getList(0, String.class)).containsExactly("small", "large");
      } finally {
        one.execute("DROP TYPE piped_mood, piped_size");
      }
    }
  }

  @Test
  void readsATypeThatCouldNotBeLookedUpInAFailedTransaction() {
    db.execute("CREATE TYPE piped_late AS ENUM ('late')");
    try {
      List<Pending<QueryResult>> read = new ArrayList<>();
      assertThatThrownBy(
              () ->
                  db.transaction(
                      tx ->
                          tx.pipeline(
                              p -> {
                                read.add(p.execute("SELECT 'late'::piped_late"));
                                return p.execute("SELECT 1 / 0");
                              })))
          .hasMessageContaining("division by zero");
      try (Database other = TestServer.open(1)) {
        assertThat(other.execute("SELECT 'late'::piped_late").scalar(String.class))
            .isEqualTo("late");
      }
      assertThat(read.getFirst().get().rowCount()).isEqualTo(1);
    } finally {
      db.execute("DROP TYPE piped_late");
    }
  }

  // Notices

  @Test
  void handsNoticesOverWhenTheirStatementsAreAnswered() {
    List<String> heard = new ArrayList<>();
    IllegalStateException own = new IllegalStateException("the listener's own");
    DatabaseConfig config =
        TestServer.config()
            .maxConnections(1)
            .noticeListener(
                notice -> {
                  heard.add(Thread.currentThread().threadId() + " " + notice.message());
                  if (notice.message().equals("throw")) {
                    throw own;
                  }
                })
            .build();
    try (Database listening = Database.open(config)) {
      listening.pipeline(
          p -> {
            for (String each : List.of("one", "throw", "two")) {
              Pending<QueryResult> said =
                  p.execute("DO $$ BEGIN RAISE NOTICE '" + each + "'; END $$");
              if (each.equals("throw")) {
                assertThatThrownBy(said::get).isSameAs(own);
              }
            }
            assertThat(heard).hasSize(2);
            return null;
          });
      String here = Thread.currentThread().threadId() + " ";
      assertThat(heard).containsExactly(here + "one", here + "throw", here + "two");
    }
  }

  // The same as one by one

  @Test
  void givesWhatTheSameStatementsGiveOneByOne() {
    long seed = Long.getLong("loompq.test.seed", System.nanoTime());
    System.out.println("pipelines with -Dloompq.test.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      List<Step> steps =
          IntStream.range(0, random.nextInt(400)).mapToObj(_ -> step(random)).toList();
      boolean within = random.nextBoolean();
      int readEvery = 1 + random.nextInt(100);
      db.execute("TRUNCATE piped");
      List<String> expected = within ? failing(tx -> oneByOne(tx, steps)) : oneByOne(db, steps);
      List<Integer> expectedIds = ids();
      db.execute("TRUNCATE piped");
      List<String> piped =
          within ? failing(tx -> piped(tx, steps, readEvery)) : piped(db, steps, readEvery);
      assertThat(piped).as("seed %d, round %d", seed, round).isEqualTo(expected);
      assertThat(ids()).as("seed %d, round %d", seed, round).isEqualTo(expectedIds);
    }
    assertThat(db.stats().retired()).isZero();
  }

  private record Step(String sql, List<Integer> parameters) {}

  private static Step step(Random random) {
    int id = random.nextInt(1_000);
    return switch (random.nextInt(40)) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> new Step(INSERT, List.of(id));
      case 10, 11, 12 -> new Step("DELETE FROM piped WHERE id = $1", List.of(id));
      case 13, 14 -> new Step("SELECT count(*) || ' ' || sum(id) FROM piped", List.of());
      case 15 -> new Step("SELECT nonsense FROM piped", List.of());
      case 16 -> new Step("SELECT '" + random.nextInt(2_000) + "'", List.of());
      default -> new Step("SELECT ($1 + $2)::text", List.of(id, random.nextInt()));
    };
  }

  /** In a transaction that may be rolled back. */
  private List<String> failing(Function<Transaction, List<String>> body) {
    List<String> results = new ArrayList<>();
    try {
      db.transaction(
          tx -> {
            results.addAll(body.apply(tx));
            return null;
          });
      results.add("committed");
    } catch (TransactionRolledBackException _) {
      results.add("rolled back");
    }
    return results;
  }

  private static List<String> oneByOne(Session session, List<Step> steps) {
    return steps.stream()
        .map(step -> outcome(() -> session.execute(step.sql(), step.parameters().toArray())))
        .toList();
  }

  private static List<String> piped(Session session, List<Step> steps, int readEvery) {
    return session.pipeline(
        p -> {
          List<Pending<QueryResult>> all = new ArrayList<>();
          for (Step step : steps) {
            all.add(p.execute(step.sql(), step.parameters().toArray()));
            if (all.size() % readEvery == 0) {
              var _ = outcome(all.getLast()::get);
            }
          }
          return all.stream().map(each -> outcome(each::get)).toList();
        });
  }

  private static String outcome(Supplier<QueryResult> statement) {
    try {
      QueryResult result = statement.get();
      return result.updateCount() + result.map(row -> String.valueOf(row.getString(0))).toString();
    } catch (PipelineAbortedException _) {
      return "25P02";
    } catch (ServerException failed) {
      return failed.sqlState();
    }
  }
}

package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.Pending;
import org.loompq.QueryResult;
import org.loompq.Sql;

/** What statements of a pipeline give. */
class StatementPipelineResultsTest extends PipedTable {

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
}

package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.loompq.Database;
import org.loompq.Pending;
import org.loompq.QueryResult;
import org.loompq.StatementPipeline;

/** A database with a table that pipelines write to. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class PipedTable {

  static final String INSERT = "INSERT INTO piped VALUES ($1)";

  final Database db = TestServer.open(2);
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

  final List<Integer> ids() {
    return db.execute("SELECT id FROM piped ORDER BY id").map(row -> row.getInt(0));
  }

  static List<Pending<QueryResult>> insert(StatementPipeline pipeline, int... ids) {
    return IntStream.of(ids).mapToObj(id -> pipeline.execute(INSERT, id)).toList();
  }
}

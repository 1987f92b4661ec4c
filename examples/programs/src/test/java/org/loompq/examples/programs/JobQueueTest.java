package org.loompq.examples.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loompq.Database;

class JobQueueTest {

  private final Database db = TestServer.open();

  @BeforeEach
  void create() {
    JobQueue.createSchema(db);
  }

  @AfterEach
  void drop() {
    JobQueue.dropSchema(db);
    db.close();
  }

  @Test
  void doesEveryJobOnceAndSetsThoseAsideThatCannotBeDone() {
    Output output = new Output();

    JobQueue.run(db, output.stream());

    List<Long> letters =
        db.execute("SELECT job FROM job_queue.letter ORDER BY job").map(row -> row.getLong("job"));
    assertThat(letters)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, JobQueue.JOBS).filter(id -> id % 250 != 0).boxed().toList());
    assertThat(db.execute("SELECT id FROM job_queue.job ORDER BY id").map(row -> row.getLong(0)))
        .containsExactly(250L, 500L, 750L, 1000L);
    assertThat(output.lines())
        .contains("996 letters are written.")
        .anyMatch(
            line ->
                line.startsWith("Job 1000 was set aside after 3 attempts: new row")
                    && line.contains("violates check constraint"));
    assertThat(db.stats().leased()).isZero();
  }
}

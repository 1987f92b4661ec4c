package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.runtime.codec.Codecs;

/** Any number of rows takes little memory, on the heap and beside it. */
@Tag("long")
class MemoryTest {

  record Reading(long id, @Nullable String sensor, double value) {}

  private static final int ROWS = 10_000_000;
  private static final int RECORDS = 1_000_000;

  /** Above what there was before. */
  private static final long BOUND = 64L << 20;

  private static final RowShape READING =
      RowShape.of("Reading")
          .column("id", "id", Codecs.LONG)
          .column("sensor", "sensor", Codecs.STRING)
          .column("value", "value", Codecs.DOUBLE);

  private static final Statement READINGS =
      Statement.of(
          "readings",
          READING,
          """
          SELECT generate_series(1, $1) AS id, 'a sensor in the field' AS sensor,
            0.5::float8 AS value\
          """,
          Parameter.of("most", Codecs.LONG));

  private static final CopyInto LOAD =
      CopyInto.of(
          "load",
          "reading",
          "id, sensor, value",
          Parameter.of("id", Codecs.LONG),
          Parameter.of("sensor", Codecs.STRING),
          Parameter.of("value", Codecs.DOUBLE));

  private static final Statement INSERT =
      Statement.of(
          "insert",
          RowShape.none(),
          "INSERT INTO reading VALUES ($1, $2, $3)",
          Parameter.of("id", Codecs.LONG),
          Parameter.of("sensor", Codecs.STRING),
          Parameter.of("value", Codecs.DOUBLE));

  private static final CopyFrom EXPORT =
      CopyFrom.of("export", READING, "SELECT id, sensor, value FROM reading");

  private final Database db = TestServer.open(2);
  private final StatementRunner runner = StatementRunner.of(db);
  private final Meter meter = new Meter();

  @AfterEach
  void close() {
    db.close();
  }

  private static Reading read(Rows rows) {
    return new Reading(rows.getLong(0), rows.getString(1), rows.getDouble(2));
  }

  private static void write(Parameters row, Reading reading) {
    row.bind(reading.id()).bind(reading.sensor()).bind(reading.value());
  }

  private static long sumTo(long most) {
    return most * (most + 1) / 2;
  }

  private long sum(Stream<Reading> readings) {
    try (readings) {
      return readings.mapToLong(Reading::id).peek(meter::look).sum();
    }
  }

  @Test
  void tenMillionRowsAreStreamed() {
    sum(READINGS.with(runner).bind(10_000L).stream(1_000, MemoryTest::read)); // loads the classes
    meter.begin();
    assertThat(sum(READINGS.with(runner).bind((long) ROWS).stream(1_000, MemoryTest::read)))
        .isEqualTo(sumTo(ROWS));
    meter.end("streamed");
  }

  @Test
  void tenMillionRowsAreStreamedInATransaction() {
    meter.begin();
    long sum =
        db.transaction(
            tx ->
                sum(
                    READINGS.with(StatementRunner.of(tx)).bind((long) ROWS).stream(
                        1_000, MemoryTest::read)));
    assertThat(sum).isEqualTo(sumTo(ROWS));
    meter.end("streamed in a transaction");
  }

  @Test
  void aMillionExecutionsAreABatch() {
    createTable();
    assertThat(insert(10_000)).isEqualTo(10_000);
    meter.begin();
    assertThat(insert(RECORDS)).isEqualTo(RECORDS);
    meter.end("a batch");
    db.execute("DROP TABLE reading");
  }

  private long insert(int count) {
    try (BatchExecution batch = INSERT.batch(runner)) {
      readings(count).forEach(reading -> write(batch.next(reading), reading));
      return batch.total();
    }
  }

  @Test
  void aMillionRecordsAreCopiedInAndOut() {
    createTable();
    load(10_000);
    meter.begin();
    assertThat(load(RECORDS)).isEqualTo(RECORDS);
    meter.end("copied in");
    db.execute("DELETE FROM reading WHERE ctid IN (SELECT ctid FROM reading LIMIT 10000)");
    sum(EXPORT.stream(runner, MemoryTest::read));
    meter.begin();
    assertThat(sum(EXPORT.stream(runner, MemoryTest::read))).isEqualTo(sumTo(RECORDS));
    meter.end("copied out");
    db.execute("DROP TABLE reading");
  }

  private long load(int count) {
    return LOAD.copy(runner, readings(count).iterator(), MemoryTest::write);
  }

  private void createTable() {
    db.execute("DROP TABLE IF EXISTS reading");
    db.execute("CREATE UNLOGGED TABLE reading (id int8, sensor text, value float8)");
  }

  private Stream<Reading> readings(int count) {
    return LongStream.rangeClosed(1, count)
        .peek(meter::look)
        .mapToObj(id -> new Reading(id, "a sensor in the field", id / 2.0));
  }

  /** The most memory that was in use, looked at now and then. */
  private static final class Meter {

    private long heapBefore;
    private long residentBefore;
    private long mostHeap;
    private long mostResident;

    void begin() {
      mostHeap = 0;
      mostResident = 0;
      measure();
      heapBefore = mostHeap;
      residentBefore = mostResident;
    }

    /** With the number of the row at hand. */
    void look(long row) {
      if (row % 250_000 == 0) {
        measure();
      }
    }

    private void measure() {
      System.gc();
      mostHeap =
          Math.max(mostHeap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      mostResident = Math.max(mostResident, resident());
    }

    void end(String what) {
      measure();
      long heap = mostHeap - heapBefore;
      long resident = mostResident - residentBefore;
      System.out.printf(
          "%s: %d KiB more on the heap, %d KiB more resident%n", what, heap >> 10, resident >> 10);
      assertThat(heap).as("heap").isLessThan(BOUND);
      assertThat(resident).as("resident").isLessThan(BOUND);
    }
  }

  /** The tests' heap is of fixed size and touched from the start, so what is added is native. */
  private static long resident() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) << 10)
          .findFirst()
          .orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

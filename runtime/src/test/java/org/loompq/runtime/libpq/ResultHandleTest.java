package org.loompq.runtime.libpq;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loompq.runtime.TestServer;

/** Each test names its seed; run one again with {@code -Dloompq.test.seed=...}. */
class ResultHandleTest {

  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());

  private long conn;

  @BeforeEach
  void connect() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment names = arena.allocate(ADDRESS, 2);
      MemorySegment values = arena.allocate(ADDRESS, 2);
      names.setAtIndex(ADDRESS, 0, arena.allocateFrom("dbname"));
      values.setAtIndex(ADDRESS, 0, arena.allocateFrom(TestServer.url()));
      conn = Libpq.connectdbParams(names, values, 1);
    }
    assertThat(Libpq.status(conn)).as(Libpq.errorMessage(conn)).isEqualTo(Libpq.CONNECTION_OK);
  }

  @AfterEach
  void disconnect() {
    Libpq.finish(conn);
  }

  @Test
  void givesWhatTheFunctionsOfLibpqGive() {
    Random random = new Random(SEED);
    for (int i = 0; i < 40; i++) {
      Table table = Table.random(random, 1 << random.nextInt(11));
      send(table.sql());
      assertThat(lengths(i % 2 == 0)).as("seed %d, table %d", SEED, i).isEqualTo(table.lengths());
    }
  }

  @Test
  void givesTheSameWhereRowsComeInPieces() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20; i++) {
      Table table = Table.random(random, 1 << random.nextInt(11));
      send(table.sql());
      assertThat(Libpq.setChunkedRowsMode(conn, 1 + random.nextInt(300))).isEqualTo(1);
      assertThat(lengths(i % 2 == 0)).as("seed %d, table %d", SEED, i).isEqualTo(table.lengths());
    }
  }

  @Test
  void givesTheSameInPipelineMode() {
    Random random = new Random(SEED);
    assertThat(Libpq.enterPipelineMode(conn)).isEqualTo(1);
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Table table = Table.random(random, 1 + random.nextInt(100));
      tables.add(table);
      send(table.sql());
    }
    assertThat(Libpq.pipelineSync(conn)).isEqualTo(1);
    for (int i = 0; i < tables.size(); i++) {
      assertThat(lengths(i % 2 == 0))
          .as("seed %d, table %d", SEED, i)
          .isEqualTo(tables.get(i).lengths());
    }
  }

  @Test
  void refusesWhatIsOutsideOfTheResultOrReadAfterItWasClosed() {
    for (boolean byLayout : new boolean[] {LayoutTrial.PASSED, false}) {
      send("SELECT 1, NULL FROM generate_series(1, 3)");
      ResultHandle result = new ResultHandle(Libpq.getResult(conn), byLayout);
      assertThat(result.length(2, 0)).isEqualTo(4);
      assertThat(result.length(2, 1)).isNegative();
      for (int outside : new int[] {Integer.MIN_VALUE, -1, 3, Integer.MAX_VALUE}) {
        assertThatThrownBy(() -> result.length(outside, 0))
            .isInstanceOf(IndexOutOfBoundsException.class)
            .hasMessage("row " + outside + " of 3");
        assertThatThrownBy(() -> result.address(outside, 0))
            .isInstanceOf(IndexOutOfBoundsException.class);
      }
      for (int outside : new int[] {Integer.MIN_VALUE, -1, 2, Integer.MAX_VALUE}) {
        assertThatThrownBy(() -> result.length(0, outside))
            .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> result.address(0, outside))
            .isInstanceOf(IndexOutOfBoundsException.class)
            .hasMessage("column " + outside + " of 2");
      }
      result.close();
      assertThatThrownBy(() -> result.length(0, 0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the result is closed");
      assertThatThrownBy(() -> result.address(0, 0)).isInstanceOf(IllegalStateException.class);
      assertThat(Libpq.getResult(conn)).isZero();
    }
  }

  private void send(String sql) {
    MemorySegment none = MemorySegment.NULL;
    assertThat(Libpq.sendQueryParams(conn, NativeMemory.cString(sql), 0, none, none, none, none, 1))
        .as(Libpq.errorMessage(conn))
        .isEqualTo(1);
  }

  /** The lengths of the values in an answer; each was compared with what libpq's functions give. */
  private List<List<Integer>> lengths(boolean byLayout) {
    List<List<Integer>> rows = new ArrayList<>();
    for (long pointer = Libpq.getResult(conn); pointer != 0; pointer = Libpq.getResult(conn)) {
      try (ResultHandle result = new ResultHandle(pointer, byLayout && LayoutTrial.PASSED)) {
        for (int row = 0; row < result.rows(); row++) {
          rows.add(lengths(result, row));
        }
      }
    }
    return rows;
  }

  private static List<Integer> lengths(ResultHandle result, int row) {
    List<Integer> lengths = new ArrayList<>();
    for (int column = 0; column < result.columns(); column++) {
      int length = result.length(row, column);
      assertThat(length < 0).isEqualTo(Libpq.getisnull(result.pointer(), row, column) == 1);
      assertThat(Math.max(length, 0)).isEqualTo(Libpq.getlength(result.pointer(), row, column));
      assertThat(result.address(row, column))
          .isEqualTo(Libpq.getvalue(result.pointer(), row, column));
      lengths.add(length);
    }
    return lengths;
  }

  /**
   * Rows of texts.
   *
   * @param lengths of each value, -1 for SQL NULL
   */
  private record Table(List<List<Integer>> lengths) {

    static Table random(Random random, int rows) {
      int columns = 1 + random.nextInt(6);
      return new Table(
          IntStream.range(0, rows)
              .mapToObj(
                  _ -> IntStream.range(0, columns).mapToObj(_ -> randomLength(random)).toList())
              .toList());
    }

    private static int randomLength(Random random) {
      return switch (random.nextInt(4)) {
        case 0 -> -1;
        case 1 -> 0;
        default -> random.nextInt(1 << random.nextInt(1, 1 + random.nextInt(1, 15)));
      };
    }

    String sql() {
      return lengths.stream()
          .map(row -> row.stream().map(Table::text).collect(Collectors.joining(", ", "(", ")")))
          .collect(Collectors.joining(", ", "VALUES ", ""));
    }

    private static String text(int length) {
      return length < 0 ? "NULL::text" : "repeat('x', " + length + ")";
    }
  }
}

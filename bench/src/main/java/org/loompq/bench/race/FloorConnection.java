package org.loompq.bench.race;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.loompq.runtime.libpq.Libpq;
import org.loompq.runtime.libpq.NativeMemory;

/**
 * A connection in pipeline mode, for one thread. Requests are appended to its output buffer, and
 * their results come in the order of their statements.
 */
final class FloorConnection {

  private static final int BINARY = 1;

  private final Answers answers;
  private final FloorAnswers check;
  private final long conn;
  private final Map<FloorStatement, MemorySegment> names = new EnumMap<>(FloorStatement.class);
  private final MemorySegment key = Arena.global().allocate(Long.BYTES);
  private final MemorySegment values = Arena.global().allocate(ADDRESS);
  private final MemorySegment lengths = Arena.global().allocate(JAVA_INT);
  private final MemorySegment formats = Arena.global().allocate(JAVA_INT);

  /** Of statements without results so far: which, and for which key. */
  private final Queue<FloorStatement> statements = new ArrayDeque<>();

  private final LongQueue keys = new LongQueue();

  /** Of requests: who sent them and when. */
  private final LongQueue callers = new LongQueue();

  private final LongQueue begun = new LongQueue();

  /** Syncs of the oldest request that have not come. */
  private int syncsMissing;

  private boolean unsent;

  FloorConnection(String connectionString, Answers answers) {
    this.answers = answers;
    this.check = new FloorAnswers(answers);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment keywords = arena.allocate(ADDRESS, 2);
      MemorySegment texts = arena.allocate(ADDRESS, 2);
      keywords.setAtIndex(ADDRESS, 0, arena.allocateFrom("dbname"));
      texts.setAtIndex(ADDRESS, 0, arena.allocateFrom(connectionString));
      conn = Libpq.connectdbParams(keywords, texts, 1);
    }
    values.set(ADDRESS, 0, key);
    lengths.set(JAVA_INT, 0, Long.BYTES);
    formats.set(JAVA_INT, 0, BINARY);
    require(Libpq.status(conn) == Libpq.CONNECTION_OK);
    require(Libpq.enterPipelineMode(conn) == 1);
    for (FloorStatement statement : FloorStatement.values()) {
      prepare(statement);
    }
    require(Libpq.setNonBlocking(conn, 1) == 0);
  }

  private void prepare(FloorStatement statement) {
    MemorySegment name = NativeMemory.cString(statement.name());
    names.put(statement, name);
    MemorySegment sql = NativeMemory.cString(statement.sql());
    require(Libpq.sendPrepare(conn, name, sql, 0, MemorySegment.NULL) == 1);
    require(Libpq.pipelineSync(conn) == 1);
    int status;
    do {
      long result = Libpq.getResult(conn);
      status = result == 0 ? Libpq.COMMAND_OK : Libpq.resultStatus(result);
      Libpq.clear(result);
      require(status == Libpq.COMMAND_OK || status == Libpq.PIPELINE_SYNC);
    } while (status != Libpq.PIPELINE_SYNC);
  }

  /** Appends a caller's next request. */
  void request(Scenario scenario, int caller) {
    callers.add(caller);
    begun.add(System.nanoTime());
    switch (scenario) {
      case BY_KEY, TWENTY -> {
        for (int i = 0; i < scenario.units(); i++) {
          send(FloorStatement.ACCOUNT, answers.randomId());
          sync();
        }
      }
      case UPDATE -> {
        long id = answers.randomTally();
        send(FloorStatement.BEGIN, 0);
        send(FloorStatement.HITS, id);
        send(FloorStatement.HIT, id);
        send(FloorStatement.COMMIT, 0);
        sync();
      }
      case FORTUNES -> {
        send(FloorStatement.FORTUNES, 0);
        sync();
      }
      case LOAD -> throw new IllegalArgumentException("a pipeline has no COPY");
      case SCAN -> {
        send(FloorStatement.ACCOUNTS, 0);
        sync();
      }
    }
    unsent = true;
  }

  private void send(FloorStatement statement, long id) {
    MemorySegment name = Objects.requireNonNull(names.get(statement));
    key.set(JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), 0, id);
    require(
        Libpq.sendQueryPrepared(
                conn, name, statement.hasKey() ? 1 : 0, values, lengths, formats, BINARY)
            == 1);
    statements.add(statement);
    keys.add(id);
  }

  private void sync() {
    require(Pipelining.sendPipelineSync(conn) == 1);
  }

  /** Sends what was appended, as far as the socket takes it. */
  void flush() {
    if (unsent) {
      int left = Libpq.flush(conn);
      require(left >= 0);
      unsent = left == 1;
    }
  }

  boolean hasUnsent() {
    return unsent;
  }

  boolean isIdle() {
    return callers.isEmpty();
  }

  int socket() {
    return Libpq.socket(conn);
  }

  /** Takes the results that have arrived; for each request answered its caller may go on. */
  void receive(Scenario scenario, Watch watch) {
    require(Libpq.consumeInput(conn) == 1);
    while (!isIdle() && Libpq.isBusy(conn) == 0) {
      long result = Libpq.getResult(conn);
      if (result == 0) {
        continue; // a statement's results have ended
      }
      if (Libpq.resultStatus(result) == Libpq.PIPELINE_SYNC) {
        Libpq.clear(result);
        synced(scenario, watch);
      } else {
        FloorStatement statement = statements.remove();
        check.check(statement, keys.remove(), result);
        Libpq.clear(result);
      }
    }
  }

  private void synced(Scenario scenario, Watch watch) {
    int syncs = scenario == Scenario.TWENTY ? scenario.units() : 1;
    syncsMissing = (syncsMissing == 0 ? syncs : syncsMissing) - 1;
    if (syncsMissing > 0) {
      return;
    }
    int caller = (int) callers.remove();
    watch.completed(caller, begun.remove());
    if (watch.running()) {
      request(scenario, caller);
    }
  }

  void close() {
    Libpq.finish(conn);
  }

  private void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("libpq failed: " + Libpq.errorMessage(conn));
    }
  }
}

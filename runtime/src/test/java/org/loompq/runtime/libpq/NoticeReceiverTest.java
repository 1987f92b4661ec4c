package org.loompq.runtime.libpq;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loompq.error.ServerError;
import org.loompq.runtime.TestServer;

class NoticeReceiverTest {

  private static final MemorySegment SQL =
      NativeMemory.cString("DO $$ BEGIN RAISE NOTICE 'said' USING HINT = 'h'; END $$");

  private final Queue<ServerError> heard = new ConcurrentLinkedQueue<>();
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

  private void send() {
    MemorySegment none = MemorySegment.NULL;
    assertThat(Libpq.sendQueryParams(conn, SQL, 0, none, none, none, none, 1)).isEqualTo(1);
  }

  /** Reads the answer to its end. */
  private void read() {
    NoticeReceiver.ensureStack();
    long result = Libpq.getResult(conn);
    while (result != 0) {
      Libpq.clear(result);
      result = Libpq.getResult(conn);
    }
  }

  @Test
  void givesTheFields() {
    try (NoticeReceiver _ = new NoticeReceiver(conn, heard::add)) {
      send();
      read();
    }
    ServerError notice = heard.remove();
    assertThat(notice.severity()).isEqualTo("NOTICE");
    assertThat(notice.message()).isEqualTo("said");
    assertThat(notice.hint()).isEqualTo("h");
    assertThat(heard).isEmpty();
  }

  @Test
  void dropsWhatCannotBeTaken() {
    try (NoticeReceiver _ =
        new NoticeReceiver(
            conn,
            _ -> {
              throw new IllegalStateException("what would end the virtual machine");
            })) {
      send();
      read();
    }
    send();
    read();
    assertThat(heard).isEmpty();
  }

  /** Without room on the stack for the way into Java the virtual machine would end here. */
  @Test
  void overflowsBeforeLibpqIsCalledWhereTheStackIsAlmostFull() throws InterruptedException {
    try (NoticeReceiver _ = new NoticeReceiver(conn, heard::add)) {
      for (int i = 0; i < 2_000; i++) { // compiled, frames are small
        send();
        read();
      }
      heard.clear();
      int[] overflows = new int[1];
      Thread thread = new Thread(null, () -> overflows[0] = readFromEveryDepth(), "deep", 400_000);
      thread.start();
      thread.join();
      assertThat(overflows[0]).isGreaterThan(100);
      assertThat(heard).hasSizeGreaterThan(100);
    }
  }

  private int readFromEveryDepth() {
    int overflows = 0;
    int depth = 0;
    while (overflows < 500) {
      send();
      try {
        readAt(depth);
        depth += overflows == 0 ? 50 : 1;
      } catch (StackOverflowError _) {
        depth = overflows++ == 0 ? depth - 200 : depth + 1;
        read();
      }
    }
    return overflows;
  }

  private void readAt(int depth) {
    if (depth > 0) {
      readAt(depth - 1);
    } else {
      read();
    }
  }
}

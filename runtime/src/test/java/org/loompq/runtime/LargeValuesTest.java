package org.loompq.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loompq.Database;
import org.loompq.ViewBody;
import org.loompq.error.MappingException;
import org.loompq.error.RowCountException;

/** Values of bytea that are not on the heap, in and out. */
class LargeValuesTest {

  private static final String ECHO = "SELECT $1";

  private final Database db = TestServer.open(2);
  private final long openResults = db.stats().openResults();

  @AfterEach
  void close() {
    await().until(() -> db.stats().busy() == 0);
    assertThat(db.stats().openResults()).isEqualTo(openResults);
    assertThat(db.stats().retired()).isZero();
    db.close();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(utf8(text));
  }

  private byte[] echo(Object value) {
    return db.execute(ECHO, value).scalar(byte[].class);
  }

  /** Bytes that this thread has allocated on the heap meanwhile. */
  private static long allocated(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  // In

  @Test
  void carriesAHundredMegabytesInAndOutPastTheHeap() {
    int size = 100 << 20;
    long seed = 25;

    long allocated =
        allocated(
            () ->
                assertThat(
                        db.view(
                            ECHO,
                            view -> view.byteSize() == size && RandomBytes.areIn(view, seed),
                            new RandomBytes(seed, size)))
                    .hasValue(true));

    assertThat(allocated).isLessThan(4 << 20);
  }

  @Test
  void carriesStreamsOfAnySize() {
    long seed = new Random().nextLong();
    System.out.println("LargeValuesTest with seed " + seed);
    Random random = new Random(seed);
    List<Integer> edges = List.of(0, 1, 2, 511, 512, 513, 16_383, 16_384, 16_385, 65_536, 65_537);
    for (int i = 0; i < 60; i++) {
      int size = i < edges.size() ? edges.get(i) : random.nextInt(1 << random.nextInt(1, 21));
      long bytes = random.nextLong();
      assertThat(
              db.view(
                  ECHO,
                  view -> view.byteSize() == size && RandomBytes.areIn(view, bytes),
                  new RandomBytes(bytes, size)))
          .as("%d bytes", size)
          .hasValue(true);
    }
  }

  @Test
  void sendsAStreamAmongOtherParameters(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("file");
    Files.write(file, utf8("content"));
    try (InputStream content = Files.newInputStream(file)) {
      var row =
          db.execute("SELECT $1 || $2 || $3, $4::int", stream("a "), content, utf8("!"), 7).one();

      assertThat(row.getBytes(0)).isEqualTo(utf8("a content!"));
      assertThat(row.getInt(1)).isEqualTo(7);
      assertThat(content.read()).as("read to its end, and open").isEqualTo(-1);
    }
  }

  @Test
  void sendsArraysOfStreams() {
    assertThat(
            db.execute("SELECT $1", Arrays.asList(stream("one"), null, stream("")))
                .one()
                .getList(0, byte[].class))
        .containsExactly(utf8("one"), null, new byte[0]);
  }

  @Test
  void sendsBuffersAndSegments() {
    ByteBuffer onHeap = ByteBuffer.wrap(utf8("<heap>")).position(1).limit(5);
    ByteBuffer direct = ByteBuffer.allocateDirect(8).put(utf8("<direct>")).flip();
    assertThat(echo(onHeap)).isEqualTo(utf8("heap"));
    assertThat(onHeap.remaining()).isEqualTo(4);
    assertThat(echo(onHeap.asReadOnlyBuffer())).isEqualTo(utf8("heap"));
    assertThat(echo(direct)).isEqualTo(utf8("<direct>"));
    assertThat(echo(MemorySegment.ofArray(utf8("array")).asSlice(1))).isEqualTo(utf8("rray"));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment outside = arena.allocateFrom("native");
      assertThat(echo(outside)).isEqualTo(utf8("native\0"));
    }
  }

  @Test
  void sendsThemToPreparedQueries() {
    var echo = db.prepare("SELECT $1::bytea");
    assertThat(echo.execute(stream("stream")).scalar(byte[].class)).isEqualTo(utf8("stream"));
    assertThat(echo.execute(ByteBuffer.wrap(utf8("buffer"))).scalar(byte[].class))
        .isEqualTo(utf8("buffer"));
    assertThat(echo.execute(utf8("array")).scalar(byte[].class)).isEqualTo(utf8("array"));
    assertThatThrownBy(() -> db.prepare("SELECT $1::int").execute(stream("1")))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("parameter $1 is of type integer, which does not take");
  }

  @Test
  void sendsNothingOfAStreamThatFails() {
    IOException broken = new IOException("the disk is on fire");
    InputStream source =
        new FilterInputStream(new ByteArrayInputStream(new byte[1_000_000])) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            if (read < 0) {
              throw broken;
            }
            return read;
          }
        };
    long statements = statements();

    assertThatThrownBy(() -> db.execute("SELECT $1, $2", 1, source))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "the stream for parameter :2 of SELECT $1, $2 could not be read, and its value was"
                + " not sent: the disk is on fire")
        .hasCause(broken);
    assertThat(statements()).isEqualTo(statements);
    assertThat(echo(stream("goes on"))).isEqualTo(utf8("goes on"));
  }

  private long statements() {
    return db.stats().statements().count();
  }

  @Test
  void refusesAStreamThatSaysItIsTooLong() {
    InputStream endless =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int available() {
            return Integer.MAX_VALUE;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            throw new AssertionError("is not read");
          }
        };
    assertThatThrownBy(() -> db.execute(ECHO, endless))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("parameter :1 of ")
        .hasMessageContaining(
            "a value of type bytea can have 1073676288 bytes at most, and this one has more; store"
                + " it in parts, or as a large object");
  }

  // Out

  @Test
  void viewsNothingWhereThereIsNoValue() {
    ViewBody<Integer, RuntimeException> never =
        _ -> {
          throw new AssertionError("there is nothing to view");
        };
    assertThat(db.view("SELECT NULL::bytea", never)).isEmpty();
    assertThat(db.view("SELECT ''::bytea WHERE false", never)).isEmpty();
    assertThat(db.view("SELECT ''::bytea", MemorySegment::byteSize)).hasValue(0L);
    assertThat(db.view("SELECT 'x'::bytea", _ -> null)).isEmpty();
  }

  @Test
  void refusesToReadAViewThatWasKept() {
    AtomicReference<MemorySegment> kept = new AtomicReference<>();
    AtomicReference<ByteBuffer> buffer = new AtomicReference<>();
    Optional<Byte> first =
        db.view(
            ECHO,
            view -> {
              kept.set(view.asSlice(1, 1));
              buffer.set(view.asByteBuffer());
              return view.get(ValueLayout.JAVA_BYTE, 0);
            },
            utf8("bytes"));

    assertThat(first).hasValue((byte) 'b');
    assertThatThrownBy(() -> kept.get().get(ValueLayout.JAVA_BYTE, 0))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> buffer.get().get(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesToWriteThroughAView() {
    assertThatThrownBy(
            () ->
                db.view(
                    ECHO,
                    view -> {
                      view.set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
                      return 1;
                    },
                    utf8("bytes")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void freesTheResultWhenTheBodyThrows() {
    AtomicReference<MemorySegment> kept = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                db.view(
                    ECHO,
                    view -> {
                      kept.set(view);
                      throw new FileNotFoundException("no file");
                    },
                    utf8("bytes")))
        .isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> kept.get().get(ValueLayout.JAVA_BYTE, 0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void viewsOneValueOfOneColumnOfBytes() {
    assertThatThrownBy(() -> db.view("SELECT 'x'::text", MemorySegment::byteSize))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(
            "exactly one column of type bytea was expected of SELECT 'x'::text, whose column is"
                + " of type text");
    assertThatThrownBy(() -> db.view("SELECT ''::bytea, 2", MemorySegment::byteSize))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("which has 2 columns");
    assertThatThrownBy(
            () -> db.view("SELECT ''::bytea FROM generate_series(1, 2)", MemorySegment::byteSize))
        .isInstanceOf(RowCountException.class)
        .hasMessageContaining("at most one row was expected of");
  }

  @Test
  void viewsInATransactionAndRunsStatementsMeanwhile() {
    byte[] twice =
        db.transaction(
            tx ->
                tx.view(
                        ECHO,
                        view -> {
                          MemorySegment again = view;
                          return tx.execute("SELECT $1 || $1", again).scalar(byte[].class);
                        },
                        utf8("ab"))
                    .orElseThrow());
    assertThat(twice).isEqualTo(utf8("abab"));
  }
}

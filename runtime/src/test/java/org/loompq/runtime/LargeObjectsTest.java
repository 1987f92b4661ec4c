package org.loompq.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.LargeObjects;
import org.loompq.Transaction;
import org.loompq.error.ServerException;

/** Large objects, read and written as streams. */
class LargeObjectsTest {

  /** Where the streams go on to the next piece. */
  private static final int PIECE = LargeObjectInput.PIECE;

  private final Database db = TestServer.open(2);
  private final long openResults = db.stats().openResults();

  @AfterEach
  void close() {
    await().until(() -> db.stats().busy() == 0);
    assertThat(db.stats().openResults()).isEqualTo(openResults);
    assertThat(db.stats().retired()).isZero();
    assertThat(db.stats().leased()).isZero();
    db.close();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static long create(Transaction tx, String content) {
    LargeObjects objects = tx.largeObjects();
    long oid = objects.create();
    write(objects.write(oid), utf8(content));
    return oid;
  }

  private static void write(OutputStream out, byte[] bytes) {
    try (out) {
      out.write(bytes);
    } catch (IOException never) {
      throw new AssertionError(never);
    }
  }

  private static byte[] read(InputStream in) {
    try (in) {
      return in.readAllBytes();
    } catch (IOException never) {
      throw new AssertionError(never);
    }
  }

  private static String text(InputStream in) {
    return new String(read(in), UTF_8);
  }

  private String text(long oid) {
    return db.transaction(tx -> text(tx.largeObjects().read(oid)));
  }

  private void delete(long oid) {
    db.transaction(
        tx -> {
          tx.largeObjects().delete(oid);
          return null;
        });
  }

  // Reading and writing

  @Test
  void carriesTwentyMegabytesInRandomPieces() throws IOException {
    long seed = new Random().nextLong();
    System.out.println("LargeObjectsTest with seed " + seed);
    int size = (20 << 20) + 17;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    boolean same =
        db.transaction(
            tx -> {
              LargeObjects objects = tx.largeObjects();
              long oid = objects.create();
              try (OutputStream out = objects.write(oid)) {
                copy(new RandomBytes(seed, size), out, new Random(seed));
              }
              assertThat(objects.size(oid)).isEqualTo(size);
              try (InputStream in = objects.read(oid)) {
                return isSame(in, new RandomBytes(seed, size), new Random(seed + 1));
              } finally {
                objects.delete(oid);
              }
            });

    assertThat(same).isTrue();
    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .as("what was read once, and little else")
        .isLessThan(size + (8 << 20));
  }

  private static void copy(InputStream in, OutputStream out, Random random) throws IOException {
    byte[] room = new byte[PIECE * 3];
    while (true) {
      int largest = random.nextInt(10) == 0 ? room.length : 1 + random.nextInt(20_000);
      int read = in.readNBytes(room, 0, largest);
      if (read == 0) {
        return;
      }
      if (read == 1) {
        out.write(room[0]);
      } else {
        out.write(room, 0, read);
      }
      if (random.nextInt(200) == 0) {
        out.flush();
      }
    }
  }

  private static boolean isSame(InputStream one, InputStream other, Random random)
      throws IOException {
    byte[] first = new byte[PIECE * 3];
    byte[] second = new byte[PIECE * 3];
    while (true) {
      int largest = random.nextInt(10) == 0 ? first.length : 1 + random.nextInt(20_000);
      int read = one.readNBytes(first, 0, largest);
      int expected = other.readNBytes(second, 0, largest);
      if (read != expected || !Arrays.equals(first, 0, read, second, 0, expected)) {
        return false;
      }
      if (read == 0) {
        return true;
      }
    }
  }

  @Test
  void carriesAnySizeAroundAPiece() {
    db.transaction(
        tx -> {
          LargeObjects objects = tx.largeObjects();
          for (int size : new int[] {0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE}) {
            byte[] bytes = new byte[size];
            new Random(size).nextBytes(bytes);
            long oid = objects.create();
            write(objects.write(oid), bytes);
            assertThat(objects.size(oid)).isEqualTo(size);
            assertThat(Arrays.equals(read(objects.read(oid)), bytes)).as("%d bytes", size).isTrue();
            objects.delete(oid);
          }
          return null;
        });
  }

  @Test
  void readsAndWritesAtOffsets() {
    db.transaction(
        tx -> {
          LargeObjects objects = tx.largeObjects();
          long oid = create(tx, "0123456789");
          assertThat(text(objects.read(oid, 7))).isEqualTo("789");
          assertThat(text(objects.read(oid, 10))).isEmpty();
          assertThat(text(objects.read(oid, 1000))).isEmpty();
          write(objects.write(oid, 3), utf8("abc"));
          assertThat(text(objects.read(oid))).isEqualTo("012abc6789");
          write(objects.write(oid, objects.size(oid)), utf8("end"));
          assertThat(text(objects.read(oid))).isEqualTo("012abc6789end");
          write(objects.write(oid, 15), utf8("far"));
          assertThat(text(objects.read(oid))).isEqualTo("012abc6789end\0\0far");
          write(objects.write(oid), utf8("anew"));
          assertThat(text(objects.read(oid))).isEqualTo("anew");
          assertThatThrownBy(() -> objects.read(oid, -1))
              .isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> objects.write(oid, -1))
              .isInstanceOf(IllegalArgumentException.class);
          objects.delete(oid);
          return null;
        });
  }

  @Test
  void readsWhatThereWasWhenItWasOpened() throws IOException {
    long oid = db.transaction(tx -> create(tx, "x".repeat(3 * PIECE)));
    String read =
        db.transaction(
            tx -> {
              try (InputStream in = tx.largeObjects().read(oid)) {
                db.lease(
                    other ->
                        other.transaction(
                            writing -> {
                              write(writing.largeObjects().write(oid), utf8("y"));
                              return null;
                            }));
                return text(in);
              }
            });
    assertThat(read).hasSize(3 * PIECE).matches("x+");
    assertThat(text(oid)).isEqualTo("y");
    delete(oid);
  }

  @Test
  void readsSeveralAtOnceAndTellsWhatCanBeReadAtOnce() throws IOException {
    db.transaction(
        tx -> {
          LargeObjects objects = tx.largeObjects();
          long one = create(tx, "1".repeat(PIECE + 10));
          long two = create(tx, "2");
          try (InputStream first = objects.read(one);
              InputStream second = objects.read(two)) {
            assertThat(first.available()).isEqualTo(PIECE);
            assertThat(first.read()).isEqualTo('1');
            assertThat(second.read()).isEqualTo('2');
            assertThat(second.read()).isEqualTo(-1);
            assertThat(first.skip(PIECE + 5)).isEqualTo(PIECE + 5);
            assertThat(first.available()).isEqualTo(4);
            assertThat(first.markSupported()).isFalse();
            assertThat(text(first)).isEqualTo("1111");
          }
          objects.delete(one);
          objects.delete(two);
          return null;
        });
  }

  @Test
  void leavesNoDescriptorOpen() {
    db.transaction(
        tx -> {
          long oid = create(tx, "content");
          for (int i = 0; i < 3; i++) {
            var _ = text(tx.largeObjects().read(oid));
            var _ = tx.largeObjects().size(oid);
          }
          // the server gives the lowest number that is free
          assertThat(tx.execute("SELECT lo_open($1::int8::oid, 262144)", oid).scalar(Integer.class))
              .isZero();
          tx.largeObjects().delete(oid);
          return null;
        });
  }

  // What is wrong

  @Test
  void tellsWhereThereIsNoObject() {
    for (long oid : new long[] {1, 4_294_967_295L}) {
      assertThatThrownBy(() -> db.transaction(tx -> tx.largeObjects().read(oid)))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("large object " + oid + " does not exist");
      assertThatThrownBy(() -> db.transaction(tx -> tx.largeObjects().write(oid)))
          .hasMessageContaining("large object " + oid + " does not exist");
      assertThatThrownBy(() -> db.transaction(tx -> tx.largeObjects().size(oid)))
          .hasMessageContaining("large object " + oid + " does not exist");
      assertThatThrownBy(() -> delete(oid))
          .hasMessageContaining("large object " + oid + " does not exist");
    }
  }

  @Test
  void undoesWhatWasWrittenWhenTheTransactionIsRolledBack() {
    long oid = db.transaction(tx -> create(tx, "before"));
    AtomicReference<Long> created = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx -> {
                      created.set(create(tx, "new"));
                      write(tx.largeObjects().write(oid), utf8("after"));
                      assertThat(text(tx.largeObjects().read(oid))).isEqualTo("after");
                      throw new IOException("no");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(text(oid)).isEqualTo("before");
    assertThatThrownBy(() -> text(created.get())).hasMessageContaining("does not exist");
    delete(oid);
  }

  @Test
  void endsStreamsWithTheirTransaction() throws IOException {
    AtomicReference<InputStream> in = new AtomicReference<>();
    AtomicReference<OutputStream> out = new AtomicReference<>();
    AtomicReference<LargeObjects> objects = new AtomicReference<>();
    long oid =
        db.transaction(
            tx -> {
              long created = create(tx, "content");
              in.set(tx.largeObjects().read(created));
              out.set(tx.largeObjects().write(created, 0));
              out.get().write('C');
              objects.set(tx.largeObjects());
              return created;
            });

    assertThatThrownBy(() -> in.get().read())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the transaction has ended, and the stream that reads large object %d with it", oid);
    assertThatThrownBy(() -> out.get().write(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the transaction has ended, and the stream that writes large object %d with it", oid);
    assertThatThrownBy(() -> out.get().close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the transaction has ended, and the stream that writes large object %d (1 bytes were"
                + " not sent) with it",
            oid);
    assertThatThrownBy(() -> objects.get().create())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the transaction has ended");
    in.get().close();
    assertThat(text(oid)).isEqualTo("content");
    delete(oid);
  }

  @Test
  void endsStreamsWithTheirSavepoint() throws IOException {
    db.transaction(
        tx -> {
          long oid = create(tx, "before");
          AtomicReference<InputStream> in = new AtomicReference<>();
          AtomicReference<OutputStream> out = new AtomicReference<>();
          try (InputStream around = tx.largeObjects().read(oid)) {
            assertThatThrownBy(
                    () ->
                        tx.savepoint(
                            inner -> {
                              in.set(inner.largeObjects().read(oid));
                              out.set(inner.largeObjects().write(oid, 0));
                              out.get().write(utf8("after"));
                              out.get().flush();
                              inner.savepoint(_ -> around.read());
                              assertThat(in.get().read()).isEqualTo('b');
                              throw new IOException("undo");
                            }))
                .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> in.get().read())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the savepoint has ended in which the stream that reads");
            assertThatThrownBy(() -> out.get().write(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the savepoint has ended in which the stream that writes");
            in.get().close();
            out.get().close();
            assertThat(text(around)).isEqualTo("efore");
          }
          assertThat(text(tx.largeObjects().read(oid))).isEqualTo("before");
          tx.largeObjects().delete(oid);
          return null;
        });
  }

  @Test
  void readsNoFurtherOnceItHasFailedSinceItsDescriptorMayBeAnothers() throws IOException {
    db.transaction(
        tx -> {
          LargeObjects objects = tx.largeObjects();
          long one = create(tx, "1".repeat(2 * PIECE));
          long two = create(tx, "2".repeat(2 * PIECE));
          InputStream broken = objects.read(one);
          assertThat(broken.skip(PIECE)).isEqualTo(PIECE);
          assertThatThrownBy(
                  () ->
                      tx.savepoint(
                          inner -> {
                            inner.execute("SELECT lo_close(0)"); // the only one that is open
                            return broken.read();
                          }))
              .isInstanceOf(ServerException.class)
              .hasMessageContaining("invalid large-object descriptor: 0");
          try (InputStream other = objects.read(two)) { // which is the next descriptor 0
            assertThatThrownBy(broken::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                    "the stream that reads large object %d has failed before: open it anew", one);
            assertThatThrownBy(broken::available).isInstanceOf(IllegalStateException.class);
            broken.close();
            assertThat(text(other)).isEqualTo("2".repeat(2 * PIECE));
          }
          objects.delete(one);
          objects.delete(two);
          return null;
        });
  }

  @Test
  void isNotWrittenInAnotherSavepoint() throws IOException {
    db.transaction(
        tx -> {
          LargeObjects objects = tx.largeObjects();
          long oid = create(tx, "before");
          OutputStream out = objects.write(oid);
          out.write(utf8("a"));
          tx.savepoint(
              _ -> {
                refusesInSavepoint(() -> out.write(utf8("b")), oid);
                refusesInSavepoint(out::flush, oid);
                return null;
              });
          out.write(utf8("c"));
          out.close();
          assertThat(text(objects.read(oid))).isEqualTo("ac");
          objects.delete(oid);
          return null;
        });
  }

  /** What is pending was written outside, and must not be undone with the savepoint. */
  @Test
  void isNotClosedInAnotherSavepointWhileBytesArePending() throws IOException {
    db.transaction(
        tx -> {
          LargeObjects objects = tx.largeObjects();
          long oid = create(tx, "before");
          OutputStream flushed = objects.write(oid, 6);
          flushed.write(utf8(", after"));
          flushed.flush();
          OutputStream pending = objects.write(oid, 0);
          pending.write(utf8("lost"));
          tx.savepoint(
              _ -> {
                flushed.close();
                refusesInSavepoint(pending::close, oid);
                return null;
              });
          assertThat(text(objects.read(oid))).isEqualTo("before, after");
          objects.delete(oid);
          return null;
        });
  }

  private static void refusesInSavepoint(ThrowingCallable use, long oid) {
    assertThatThrownBy(use)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the stream that writes large object " + oid)
        .hasMessageContaining("was opened outside of the savepoint that is open");
  }

  @Test
  void closesStreamsQuietlyAfterAStatementHasFailed() {
    AtomicReference<InputStream> in = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx -> {
                      long oid = create(tx, "content");
                      try (InputStream opened = tx.largeObjects().read(oid)) {
                        in.set(opened);
                        return tx.execute("SELECT 1 / 0");
                      }
                    }))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("division by zero")
        .hasNoSuppressedExceptions();
    assertThatThrownBy(() -> in.get().read())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was closed");
  }
}

package org.loompq.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.loompq.CopySink;
import org.loompq.CopySource;
import org.loompq.Database;

/** COPY of bytes, in whatever format, in and out. */
class CopyTest extends CopiedTable {

  @Test
  void copiesInAndOut() {
    try (CopySink sink = db.copyIn(IN)) {
      sink.write(utf8("1,one\n2,\"two\nlines\"\n"));
      sink.write(utf8("3,Größe"));
      assertThat(sink.finish()).isEqualTo(3);
    }
    assertThat(read(db.copyOut(OUT))).isEqualTo("1,one\n2,\"two\nlines\"\n3,Größe\n");
    assertThat(db.stats().retired()).isZero();
    assertThat(db.stats().leased()).isZero();
  }

  @Test
  void copiesNothing() {
    try (CopySink sink = db.copyIn(IN)) {
      assertThat(sink.finish()).isZero();
    }
    assertThat(read(db.copyOut(OUT))).isEmpty();
  }

  @Test
  void copiesMuchMoreThanIsKeptInMemory() {
    long seed = new Random().nextLong();
    System.out.println("CopyTest with seed " + seed);
    Random random = new Random(seed);
    int rows = 200_000;
    StringBuilder expected = new StringBuilder();
    try (CopySink sink = db.copyIn(IN)) {
      StringBuilder pending = new StringBuilder();
      for (int id = 1; id <= rows; id++) {
        pending
            .append(id)
            .append(',')
            .append("n".repeat(random.nextInt(200)))
            .append(id)
            .append('\n');
        if (random.nextInt(500) == 0 || id == rows) {
          sink.write(utf8(pending.toString()));
          expected.append(pending);
          pending.setLength(0);
        }
      }
      assertThat(sink.finish()).isEqualTo(rows);
    }
    assertThat(read(db.copyOut(OUT)).equals(expected.toString())).isTrue();
  }

  @Test
  void carriesRowsThatAreLargerThanABlock() {
    String large = "0123456789".repeat(1_000_000);
    try (CopySink sink = db.copyIn(IN)) {
      sink.write(utf8("1," + large + "\n2,small\n"));
      assertThat(sink.finish()).isEqualTo(2);
    }
    assertThat(read(db.copyOut(OUT)).equals("1," + large + "\n2,small\n")).isTrue();
  }

  @Test
  void isNotOverWhenAWriterAroundItIsClosed() throws IOException {
    try (CopySink sink = db.copyIn(IN)) {
      try (Writer writer = new OutputStreamWriter(sink, UTF_8)) {
        writer.write("1,one\n");
        writer.flush();
        assertThat(sink.finish()).isEqualTo(1);
      }
    }
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void carriesBinaryDataFromOneConnectionToAnother() throws IOException {
    db.execute(
        "INSERT INTO copied SELECT i, repeat('ä', i % 100) FROM generate_series(1, 10000) i");
    db.execute("DROP TABLE IF EXISTS copied_again");
    db.execute("CREATE TABLE copied_again (LIKE copied)");
    try (CopySource source = db.copyOut("COPY copied TO STDOUT (FORMAT binary)");
        CopySink sink = db.copyIn("COPY copied_again FROM STDIN (FORMAT binary)")) {
      source.transferTo(sink);
      assertThat(sink.finish()).isEqualTo(10_000);
    }
    assertThat(
            db.execute("SELECT count(*) FROM copied JOIN copied_again USING (id, name)")
                .scalar(Long.class))
        .isEqualTo(10_000);
    db.execute("DROP TABLE copied_again");
  }

  @Test
  void mayBeWrittenAndReadByOneThreadAfterTheOther() throws Exception {
    try (CopySink sink = db.copyIn(IN)) {
      for (int id = 1; id <= 20; id++) {
        int own = id;
        Thread.startVirtualThread(() -> sink.write(utf8(own + "," + "x".repeat(50_000) + "\n")))
            .join();
      }
      assertThat(sink.finish()).isEqualTo(20);
    }
    try (CopySource source = db.copyOut(OUT)) {
      AtomicInteger lines = new AtomicInteger();
      AtomicInteger last = new AtomicInteger();
      while (last.get() >= 0) {
        Thread.startVirtualThread(
                () -> {
                  byte[] some = new byte[20_000];
                  last.set(source.read(some));
                  for (int i = 0; i < last.get(); i++) {
                    lines.addAndGet(some[i] == '\n' ? 1 : 0);
                  }
                })
            .join();
      }
      assertThat(lines.get()).isEqualTo(20);
    }
  }

  @Test
  void sharesConnectionsWithStatements() throws Exception {
    try (Database few = TestServer.open(2)) {
      Callers.run(
          40,
          number -> {
            for (int i = 0; i < 10; i++) {
              if ((number + i) % 4 == 0) {
                copyOne(few.copyIn(IN), number * 10 + i);
              } else if ((number + i) % 4 == 1) {
                read(few.copyOut("COPY (SELECT generate_series(1, 3000)) TO STDOUT"));
              } else {
                assertThat(few.execute("SELECT $1::int", number).scalar(Integer.class))
                    .isEqualTo(number);
              }
            }
          });
      assertThat(few.stats().retired()).isZero();
    }
    assertThat(count()).isEqualTo(100);
  }

  @Test
  void tellsItsProgress() {
    List<Long> in = new ArrayList<>();
    long total = 0;
    try (CopySink sink = db.copyIn(IN).onProgress(in::add)) {
      for (int id = 1; id <= 1_000; id++) {
        byte[] row = utf8(id + "," + "x".repeat(1_000) + "\n");
        total += row.length;
        sink.write(row);
      }
      sink.finish();
    }
    assertThat(in).isSorted().hasSizeGreaterThan(10).endsWith(total);
    List<Long> out = new ArrayList<>();
    assertThat(read(db.copyOut(OUT).onProgress(out::add))).hasSize((int) total);
    assertThat(out).isSorted().hasSizeGreaterThan(10).endsWith(total);
  }

  @Test
  void handsOverWhatTheServerSays() {
    List<String> notices = new CopyOnWriteArrayList<>();
    createLoudTrigger();
    try (Database listening =
        Database.open(
            TestServer.config().noticeListener(notice -> notices.add(notice.message())).build())) {
      try (CopySink sink = listening.copyIn(IN)) {
        sink.write(utf8("1,one\n2,two\n"));
        sink.finish();
      }
    }
    assertThat(notices).containsExactly("row 1 one", "row 2 two");
  }
}

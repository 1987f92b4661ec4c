package org.loompq.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loompq.Column;
import org.loompq.Database;
import org.loompq.Query;

/** Parameters whose bytes come from a stream. */
class BytesTest {

  /** What has streams for parameters. */
  interface Documents {

    record Document(String name, @Nullable InputStream content) {}

    @Query("INSERT INTO bytes.document (name, content) VALUES (:name, :content)")
    void add(String name, @Nullable InputStream content);

    @Query("INSERT INTO bytes.document (name, content) VALUES (:name, :content)")
    void add(Document document);

    @Query("SELECT content FROM bytes.document WHERE name = :name")
    @Column(notNull = true)
    byte[] content(String name);

    @Query("SELECT name FROM bytes.document WHERE content = ANY(:contents) ORDER BY name")
    List<String> names(List<InputStream> contents);

    @Query("SELECT name FROM bytes.document WHERE content IS NULL")
    List<String> empty();

    @Query("SELECT count(*) FROM bytes.document")
    long count();
  }

  private static Database db;
  private static Documents documents;

  @BeforeAll
  static void open() {
    db = Database.open(TestServer.create("tour_bytes"));
    Migration.run(db, "V3__bytes.sql");
    documents = db.repository(Documents.class);
  }

  @AfterAll
  static void close() {
    assertThat(db.stats().openResults()).isZero();
    db.close();
  }

  @BeforeEach
  void empty() {
    db.execute("TRUNCATE bytes.document");
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  @Test
  void readsAStreamToItsEnd() throws IOException {
    for (int length : new int[] {0, 1, 100, 1_000_000}) {
      byte[] bytes = random(length);
      InputStream all = new SequenceInputStream(stream(bytes), stream(bytes));
      documents.add("twice " + length, all);
      assertThat(all.read()).isEqualTo(-1);
      byte[] content = documents.content("twice " + length);
      assertThat(content).hasSize(2 * length).startsWith(bytes).endsWith(bytes);
    }
  }

  @Test
  void takesStreamsInRecordsAndLists() {
    documents.add(new Documents.Document("one", stream(random(1_000))));
    documents.add(new Documents.Document("two", stream(random(2_000))));
    documents.add(new Documents.Document("nothing", null));
    assertThat(documents.content("one")).isEqualTo(random(1_000));
    assertThat(documents.empty()).containsExactly("nothing");
    assertThat(documents.names(List.of(stream(random(2_000)), stream(random(1_000)))))
        .containsExactly("one", "two");
    assertThat(documents.names(List.of(stream(random(2_001))))).isEmpty();
  }

  @Test
  void sendsNothingIfAStreamCannotBeRead() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    assertThatThrownBy(
            () -> documents.add("half", new SequenceInputStream(stream(random(100)), closed)))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(IOException.class);
    assertThat(documents.count()).isZero();
    documents.add("whole", stream(random(100)));
    assertThat(documents.content("whole")).isEqualTo(random(100));
  }
}

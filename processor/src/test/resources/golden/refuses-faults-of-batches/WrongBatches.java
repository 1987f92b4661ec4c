package golden;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.loompq.Batch;
import org.loompq.Column;
import org.loompq.FetchSize;
import org.loompq.Query;
import org.loompq.ReadOnly;
import org.loompq.Transactional;

class WrongBatches {

  record Item(int id, String name) {}

  record Document(String name, InputStream content) {}

  record NumberedDocument(int id, InputStream content) {}

  interface Parameters {
    @Batch
    @Query("INSERT INTO item VALUES (:id)")
    void none(int id);

    @Batch
    @Query("INSERT INTO item VALUES (:ids)")
    void otherCollection(ArrayList<Integer> ids);

    @Batch
    @Query("INSERT INTO item VALUES (1)")
    void withoutParameters();

    @Batch
    @Query("INSERT INTO item VALUES (:ids, :names, :others)")
    void uncounted(List<Integer> ids, Stream<String> names, Iterable<String> others);

    @Batch
    @Query("INSERT INTO item VALUES (:ids)")
    void raw(List ids);

    @Batch
    @Query("INSERT INTO item VALUES (:ids)")
    void wildcard(List<?> ids);

    @Batch
    @Query("INSERT INTO item VALUES (:items)")
    void whole(List<Item> items);

    @Batch
    @Query("INSERT INTO item VALUES (:id, :nam)")
    void misspelt(List<Item> items);

    @Batch
    @Query("INSERT INTO item VALUES (:id, :name, :at)")
    void ambiguous(List<Item> items, String at);

    @Batch
    @Query("INSERT INTO item VALUES (:ids, :content)")
    void sharedStream(List<Integer> ids, InputStream content);

    @Batch
    @Query("INSERT INTO item VALUES (:ids, :document.name, :document.content)")
    void sharedStreamOfRecord(List<Integer> ids, Document document);

    @Batch
    @Query("INSERT INTO item VALUES (:id, :content)")
    @Transactional(retries = 1)
    void retriedStreamsOfRecords(List<NumberedDocument> documents);

    @Batch
    @Query("INSERT INTO item VALUES (:contents)")
    @Transactional(retries = 1)
    void retriedStreams(List<InputStream> contents);

    @Batch
    @Query("INSERT INTO item VALUES (:ids, :content)")
    boolean sharedStreamWithOtherFault(List<Integer> ids, InputStream content);

    @Batch
    @Query("INSERT INTO item VALUES (1, :other)")
    void unused(List<Item> items, String other);

    @Batch
    @Query("INSERT INTO item VALUES (:letters)")
    void unsupported(char[] letters);
  }

  interface Results {
    @Batch
    @Query("INSERT INTO item VALUES (:ids)")
    boolean any(List<Integer> ids);

    @Batch
    @Query("INSERT INTO item VALUES (:ids)")
    List<Integer> rows(List<Integer> ids);

    @Batch
    @Query("INSERT INTO item VALUES (:ids)")
    double[] doubles(List<Integer> ids);

    @Batch
    @Query("INSERT INTO item VALUES (:ids) RETURNING id")
    int one(List<Integer> ids);

    @Batch
    @Query("INSERT INTO item VALUES (:ids) RETURNING id")
    Optional<Integer> optional(List<Integer> ids);

    @Batch
    @Query("INSERT INTO item VALUES (:ids) RETURNING id")
    short[] shorts(List<Integer> ids);

    @Batch
    @Column("id")
    @Query("INSERT INTO item VALUES (:ids) RETURNING id, name")
    Map<Integer, String> map(List<Integer> ids);

    @Batch
    @FetchSize(10)
    @Query("INSERT INTO item VALUES (:ids) RETURNING id")
    Stream<Integer> stream(List<Integer> ids);

    @Batch
    @FetchSize(10)
    @Query("INSERT INTO item VALUES (:ids) RETURNING id")
    List<Integer> fetchSize(List<Integer> ids);

    @Batch
    @Query("INSERT INTO item VALUES (:ids) RETURNING id")
    List raw(List<Integer> ids);

    @Batch
    @Query("INSERT INTO item VALUES (:ids) RETURNING tags")
    List<String>[] arrayOfLists(List<Integer> ids);
  }

  interface Options {
    @Batch
    @ReadOnly
    @Query("SELECT name FROM item WHERE id = :ids")
    List<String> readOnly(List<Integer> ids);

    @Batch
    @Transactional(retries = 1)
    @Query("INSERT INTO item VALUES (:ids)")
    void retriedIterator(Iterator<Integer> ids);
  }

  @Transactional(retries = 1)
  interface Retried {
    @Batch
    @Query("INSERT INTO item VALUES (:ids)")
    void retriedStream(Stream<Integer> ids);
  }

  interface WithoutQuery {
    @Batch
    default void body(List<Integer> ids) {}

    @Batch
    void abstractOne(List<Integer> ids);
  }
}

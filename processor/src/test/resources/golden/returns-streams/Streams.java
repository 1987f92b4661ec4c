package golden;

import java.util.List;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.loompq.FetchSize;
import org.loompq.Query;
import org.loompq.Timeout;
import org.loompq.Transactional;

@Transactional
public interface Streams {

  record Author(UUID id, String name) {}

  record Book(int id, String title, Author author) {}

  enum Genre {
    NOVEL
  }

  @Query("SELECT * FROM book ORDER BY id")
  Stream<Book> books();

  @FetchSize(10)
  @Timeout("2s")
  @Query("SELECT title FROM book WHERE author_id = :row")
  Stream<String> titles(UUID row);

  @Query("SELECT genre FROM book")
  Stream<Genre> genres();

  @Query("SELECT tags FROM book")
  Stream<List<String>> tags();

  @Query("SELECT content FROM book")
  Stream<byte[]> contents();

  @Query("SELECT id FROM book")
  IntStream ids();

  @FetchSize(1)
  @Query("SELECT size FROM book WHERE id = ANY(:ids)")
  LongStream sizes(List<Integer> ids);

  @Query("SELECT price FROM book")
  DoubleStream prices();

  @Query("SELECT count(*) FROM book")
  long count();
}

package golden;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.loompq.FetchSize;
import org.loompq.Query;
import org.loompq.Transactional;

class WrongStreams {

  interface Methods {
    @Query("SELECT name FROM item")
    Stream raw();

    @Query("SELECT name FROM item")
    Stream<Object> unknown();

    @Query("DELETE FROM item")
    Stream<String> withoutRows();

    @Transactional
    @Query("SELECT name FROM item")
    Stream<String> inTransaction();

    @FetchSize(0)
    @Query("SELECT name FROM item")
    Stream<String> none();

    @FetchSize(-1)
    @Query("SELECT id FROM item")
    IntStream fewerThanNone();

    @FetchSize(10)
    @Query("SELECT name FROM item")
    List<String> list();

    @FetchSize(10)
    @Query("DELETE FROM item")
    void nothing();
  }

  interface WithoutQuery {
    @FetchSize(10)
    default Stream<String> body() {
      return Stream.of();
    }

    @FetchSize(10)
    Stream<String> abstractOne();
  }
}

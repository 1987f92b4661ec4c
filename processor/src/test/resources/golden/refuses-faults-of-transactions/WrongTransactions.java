package golden;

import java.io.InputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loompq.Isolation;
import org.loompq.Query;
import org.loompq.Transactional;

class WrongTransactions {

  record Document(String name, InputStream content) {}

  record File(int id, Document document) {}

  interface Methods {
    @Query("SELECT 1")
    int one();

    @Transactional
    int withoutQuery();

    @Transactional
    static int shared() {
      return 1;
    }

    @Transactional
    private int hidden() {
      return 1;
    }

    @Transactional(isolation = Isolation.SERIALIZABLE, retries = -1)
    default int fewerThanNone() {
      return hidden();
    }

    @Transactional(deferrable = true, isolation = Isolation.SERIALIZABLE)
    default int deferrable() {
      return one();
    }

    @Transactional
    default <X extends Exception> void several(X other) throws IOException, X {
      throw other;
    }
  }

  @Transactional(readOnly = true, deferrable = true)
  interface Whole {
    default int one() {
      return 1;
    }
  }

  @Transactional
  abstract static class Type {
    @Transactional
    abstract int one();
  }

  @Transactional
  record Item(int id) {}

  interface Retried {
    @Transactional(retries = 1)
    @Query("INSERT INTO item VALUES (:content)")
    void add(InputStream content);

    @Transactional(retries = 1)
    default void addTwice(InputStream content) {
      add(content);
    }

    @Transactional(retries = 1)
    @Query("INSERT INTO item VALUES (:file.document.content)")
    void addRecord(File file);

    @Transactional(retries = 1)
    @Query("INSERT INTO item VALUES (:contents)")
    void addAll(Set<InputStream> contents);

    @Transactional(retries = 1)
    default void addOptional(Optional<InputStream> content) {
      content.ifPresent(this::add);
    }

    @Transactional(retries = 1)
    default void addEach(InputStream... contents) {
      for (InputStream content : contents) {
        add(content);
      }
    }

    @Transactional(retries = 1)
    @Query("INSERT INTO item VALUES (:content)")
    Optional<Integer> withOtherFault(InputStream content);
  }

  interface Generic<T> {
    @Transactional
    T withoutQuery();
  }
}

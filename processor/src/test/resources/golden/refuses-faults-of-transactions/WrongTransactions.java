package golden;

import java.io.InputStream;
import java.io.IOException;
import org.loompq.Isolation;
import org.loompq.Query;
import org.loompq.Transactional;

class WrongTransactions {

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
  }

  interface Generic<T> {
    @Transactional
    T withoutQuery();
  }
}

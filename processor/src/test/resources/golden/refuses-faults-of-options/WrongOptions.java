package golden;

import java.util.Optional;
import org.loompq.Query;
import org.loompq.ReadOnly;
import org.loompq.Timeout;
import org.loompq.Transactional;

interface WrongOptions {

  @Timeout("soon")
  @Query("SELECT 1")
  int withoutNumber();

  @Timeout("200")
  @Query("SELECT 1")
  int withoutUnit();

  @Timeout("-1s")
  @Query("SELECT 1")
  int negative();

  @ReadOnly
  @Query("DELETE FROM item")
  int change();

  @ReadOnly
  @Query("WITH old AS (SELECT id FROM item) UPDATE item SET age = 1 RETURNING id")
  int changeBehindWith();

  @ReadOnly
  @Query("WITH gone AS (DELETE FROM item RETURNING id) SELECT count(*) FROM gone")
  int changeInsideWith();

  @ReadOnly
  @Query("SELECT id FROM item FOR NO KEY UPDATE")
  int lock();

  @ReadOnly
  @Query("SELECT 1 AS one INTO other")
  void into();

  @Timeout("2s")
  default int timeoutOfBody() {
    return lock();
  }

  @ReadOnly
  default int readOnlyBody() {
    return lock();
  }

  @Timeout("2s")
  @Transactional(readOnly = true)
  default int timeoutOfTransaction() {
    return lock();
  }

  @Timeout("2s")
  static int timeoutOfStatic() {
    return 1;
  }

  @ReadOnly
  int abstractOne();

  @Timeout("2s")
  Optional<Integer> forgotten(long id);

  interface WithoutStatement {
    @Timeout("2s")
    default int body() {
      return 1;
    }
  }

  class NoInterface {
    @ReadOnly
    int one() {
      return 1;
    }
  }
}

package golden;

import org.loompq.Query;

interface Counting {

  @Query("SELECT count(*) FROM account")
  long count();

  @Query("SELECT 1")
  int hidden();

  /** Left alone. */
  default long countTwice() {
    return count() + count();
  }
}

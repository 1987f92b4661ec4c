package golden;

import org.loompq.Query;

interface Alone {

  @Query("SELECT 1")
  int one();
}

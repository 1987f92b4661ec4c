package golden;

import org.loompq.Query;

interface Hidden {

  @Query("SELECT 1")
  int one();
}

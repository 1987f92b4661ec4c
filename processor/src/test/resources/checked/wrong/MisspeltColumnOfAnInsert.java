package checked;

import org.loompq.Query;

interface MisspeltColumnOfAnInsert {

  @Query("INSERT INTO bank.customer (nam) VALUES (:name)")
  int add(String name);
}

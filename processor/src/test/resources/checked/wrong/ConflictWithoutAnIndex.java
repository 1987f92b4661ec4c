package checked;

import org.loompq.Query;

interface ConflictWithoutAnIndex {

  @Query("INSERT INTO bank.customer (name) VALUES (:name) ON CONFLICT (name) DO NOTHING")
  int add(String name);
}

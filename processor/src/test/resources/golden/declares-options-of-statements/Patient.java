package golden;

import org.loompq.Query;
import org.loompq.ReadOnly;
import org.loompq.Timeout;

interface Patient {

  @Timeout("200ms")
  @ReadOnly
  @Query("SELECT name FROM patient WHERE id = :id")
  String name(long id);

  @Timeout("2 m")
  @Query("UPDATE patient SET name = :name WHERE id = :id")
  int rename(long id, String name);

  @Timeout("0s")
  @Query("SELECT count(*) FROM patient")
  long count();

  @ReadOnly
  @Query("WITH young AS (SELECT * FROM patient WHERE age < 10) SELECT count(*) FROM young")
  long young();
}

package checked;

import org.loompq.Query;

interface InsertOfDefaults {

  @Query("INSERT INTO bank.customer DEFAULT VALUES")
  int add();
}

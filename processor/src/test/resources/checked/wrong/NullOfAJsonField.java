package checked;

import org.loompq.Query;

interface NullOfAJsonField {

  @Query("SELECT document ->> 'author' FROM bank.booking WHERE account_id = :id AND number = :number")
  String author(long id, int number);
}

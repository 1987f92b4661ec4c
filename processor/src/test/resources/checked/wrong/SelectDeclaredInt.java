package checked;

import org.loompq.Query;

interface SelectDeclaredInt {

  @Query("SELECT * FROM bank.customer")
  int all();
}

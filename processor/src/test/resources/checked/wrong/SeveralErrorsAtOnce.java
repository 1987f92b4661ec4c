package checked;

import java.math.BigDecimal;
import java.util.List;
import org.loompq.Query;

interface SeveralErrorsAtOnce {

  record Account(int id, String iban, int creditLimit, BigDecimal balanced) {}

  @Query("SELECT * FROM bank.account")
  List<Account> all();

  @Query("SELECT nmae FROM bank.customer")
  List<String> names();

  @Query("DELETE FROM bank.acount")
  int clear();
}

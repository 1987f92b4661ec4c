package checked;

import java.math.BigDecimal;
import java.util.List;
import org.loompq.Isolation;
import org.loompq.Query;
import org.loompq.ReadOnly;
import org.loompq.Timeout;
import org.loompq.Transactional;

interface Inheritance {

  interface Counting {

    @Query("SELECT count(*) FROM bank.customer")
    long count();
  }

  @Transactional
  interface Accounts extends Counting {

    String OF_ACCOUNT = " FROM bank.account WHERE id = :id";

    @ReadOnly
    @Timeout("2s")
    @Query("SELECT iban" + OF_ACCOUNT)
    String iban(long id);

    @Query("SELECT balance" + OF_ACCOUNT + " FOR UPDATE")
    BigDecimal balance(long id);

    @Transactional(isolation = Isolation.SERIALIZABLE, retries = 5)
    default BigDecimal both(long one, long other) {
      return balance(one).add(balance(other));
    }
  }
}

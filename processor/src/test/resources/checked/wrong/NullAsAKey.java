package checked;

import java.util.Map;
import org.loompq.Column;
import org.loompq.Query;

interface NullAsAKey {

  @Query("SELECT email, name FROM bank.customer")
  @Column("email")
  Map<String, String> byEmail();
}

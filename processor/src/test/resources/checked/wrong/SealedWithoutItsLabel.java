package checked;

import java.util.List;
import org.loompq.Column;
import org.loompq.Query;

interface SealedWithoutItsLabel {

  @Column("type")
  sealed interface Payment {}

  record Card(long id, String card) implements Payment {}

  record Voucher(long id, String voucher) implements Payment {}

  @Query("SELECT id, card, voucher FROM bank.payment")
  List<Payment> all();
}

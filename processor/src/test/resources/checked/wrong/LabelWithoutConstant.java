package checked;

import java.util.List;
import org.loompq.Column;
import org.loompq.Query;

interface LabelWithoutConstant {

  enum Kind {
    @Column("private")
    PRIVATE
  }

  record Customer(long id, Kind kind) {}

  @Query("SELECT id, kind FROM bank.customer")
  List<Customer> all();
}

package checked;

import java.util.List;
import org.loompq.Column;
import org.loompq.Query;

interface EnumWithAMisspeltLabel {

  enum Kind {
    @Column("private")
    PRIVATE,
    @Column("busines")
    BUSINESS
  }

  @Query("SELECT id FROM bank.customer WHERE kind = :kind")
  List<Long> all(Kind kind);
}

package checked;

import java.util.List;
import org.loompq.Column;
import org.loompq.Query;

interface EnumWithAConstantTooMany {

  enum Kind {
    @Column("private")
    PRIVATE,
    @Column("business")
    BUSINESS,
    @Column("public")
    PUBLIC
  }

  @Query("SELECT id FROM bank.customer WHERE kind = :kind")
  List<Long> all(Kind kind);
}

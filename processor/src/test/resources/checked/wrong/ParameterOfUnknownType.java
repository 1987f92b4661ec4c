package checked;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.Query;

interface ParameterOfUnknownType {

  @Query("SELECT id FROM bank.account WHERE :value IS NULL")
  List<Long> all(@Nullable String value);
}

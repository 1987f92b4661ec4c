package checked;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.Composite;
import org.loompq.Query;

interface CompositesWithoutTheirType {

  @Composite
  record Address(@Nullable String street, @Nullable String city, @Nullable Integer zip) {}

  @Query("SELECT count(*) FROM bank.customer WHERE home = ANY(:homes)")
  long livingAt(List<Address> homes);
}

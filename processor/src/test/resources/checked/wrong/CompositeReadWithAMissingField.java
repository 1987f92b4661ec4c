package checked;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.Composite;
import org.loompq.Query;

interface CompositeReadWithAMissingField {

  @Composite
  record Address(String street, String country) {}

  @Query("SELECT home FROM bank.customer")
  List<@Nullable Address> all();
}

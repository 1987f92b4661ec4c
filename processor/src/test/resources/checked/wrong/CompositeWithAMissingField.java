package checked;

import org.loompq.Composite;
import org.loompq.Query;

interface CompositeWithAMissingField {

  @Composite
  record Address(String street, String town) {}

  @Query("UPDATE bank.customer SET home = :home WHERE id = :id")
  int move(Address home, long id);
}

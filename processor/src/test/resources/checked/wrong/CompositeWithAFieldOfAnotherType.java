package checked;

import org.loompq.Composite;
import org.loompq.Query;

interface CompositeWithAFieldOfAnotherType {

  @Composite
  record Address(String street, String city, String zip) {}

  @Query("UPDATE bank.customer SET home = :home WHERE id = :id")
  int move(Address home, long id);
}

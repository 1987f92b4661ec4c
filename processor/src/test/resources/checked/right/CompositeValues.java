package checked;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loompq.Batch;
import org.loompq.Column;
import org.loompq.Composite;
import org.loompq.Query;

interface CompositeValues {

  @Composite
  record Address(@Nullable String street, @Nullable String city, @Nullable Integer zip) {}

  record Plain(@Nullable String street, @Nullable String city, @Nullable Integer zip) {}

  record Customer(long id, String name, Optional<Address> home) {}

  record Moved(long id, @Composite @Nullable Plain home) {}

  record Payment(long id, String type, @Nullable String card, @Nullable String voucher) {}

  record Payments(long customer, List<Payment> payments) {}

  @Query("SELECT id, name, home FROM bank.customer")
  List<Customer> customers();

  @Query("SELECT home FROM bank.customer WHERE id = :id")
  Optional<Address> home(long id);

  @Composite
  @Query("SELECT home FROM bank.customer WHERE home IS NOT NULL")
  List<Plain> homes();

  @Query("SELECT (home).street, (home).city, (home).zip FROM bank.customer")
  List<Plain> fields();

  @Query("SELECT (home).* FROM bank.customer")
  List<Plain> allFields();

  @Query("UPDATE bank.customer SET home = :home WHERE id = :id")
  int move(long id, Address home);

  @Query("UPDATE bank.customer SET home = :home WHERE id = :id")
  int moveSomewhere(long id, @Nullable Address home);

  @Batch
  @Query("UPDATE bank.customer SET home = :home WHERE id = :id")
  int[] moveAll(List<Moved> moved);

  @Query("SELECT count(*) FROM bank.customer WHERE home = ANY(:homes::bank.address[])")
  long livingAt(List<Address> homes);

  @Query("SELECT c.id AS customer, coalesce(array_agg(p) FILTER (WHERE p.id > 0), '{}') AS payments FROM bank.customer c JOIN bank.payment p ON p.id = c.id GROUP BY c.id")
  List<Payments> payments();

  @Query("INSERT INTO bank.payment SELECT (unnest(:payments::bank.payment[])).*")
  int add(List<Payment> payments);

  @Query("SELECT count(*) FROM unnest(:homes::bank.address[]) AS h WHERE h.zip > 10000")
  long countOf(List<Address> homes);
}

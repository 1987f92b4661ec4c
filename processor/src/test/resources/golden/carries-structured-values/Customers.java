package shop;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loompq.Batch;
import org.loompq.Column;
import org.loompq.Composite;
import org.loompq.CopyIn;
import org.loompq.Json;
import org.loompq.Query;
import org.loompq.type.Multirange;
import org.loompq.type.Range;

public interface Customers {

  record CustomerId(long value) {}

  record Email(String text) {}

  enum Kind {
    PRIVATE,
    @Column("b2b")
    BUSINESS
  }

  @Composite
  record Address(String street, @Nullable String city, int zip) {}

  record Item(String name, BigDecimal price, Kind kind, int[] sizes) {}

  record Customer(
      CustomerId id,
      Optional<Email> email,
      Address home,
      @Nullable Address work,
      List<Item> items,
      Set<Kind> kinds,
      int[] scores,
      long[] totals,
      double[] weights,
      List<List<String>> matrix,
      String[][] texts,
      Optional<Integer> age) {}

  record Visit(CustomerId customer, @Composite Item item) {}

  @Query("SELECT * FROM customer WHERE id = :id")
  Optional<Customer> find(CustomerId id);

  @Query("SELECT home FROM customer")
  List<Address> homes();

  @Query("SELECT id FROM customer WHERE email = ANY(:emails)")
  List<CustomerId> ids(List<Email> emails);

  @Query("SELECT scores FROM customer")
  List<int[]> scores();

  @Query("SELECT id FROM customer")
  Stream<CustomerId> all();

  @Query("UPDATE customer SET home = :home, scores = :scores, matrix = :matrix WHERE id = :id")
  int move(CustomerId id, Address home, int[] scores, List<List<String>> matrix);

  @Query("INSERT INTO item SELECT * FROM unnest(:items::item[])")
  int add(List<Item> items);

  @Batch
  @Query("INSERT INTO visit (customer, item) VALUES (:customer, :item)")
  int[] visit(List<Visit> visits);

  @CopyIn("visit (customer, item)")
  long load(Stream<Visit> visits);

  record Settings(String theme, List<String> tags) {}

  record Profile(
      long id, @Json Settings settings, @Json Optional<Map<String, Item>> byName, char initial) {}

  record Stay(Range<LocalDate> nights, Multirange<Integer> rooms, Map<String, String> notes) {}

  @Query("SELECT * FROM profile WHERE settings = :settings")
  List<Profile> profiles(@Json Settings settings);

  @Query("SELECT settings FROM profile WHERE id = :id")
  @Json
  Optional<Settings> settings(long id);

  @Query("SELECT items FROM profile")
  @Json
  List<List<Item>> documents();

  @Query("SELECT * FROM stay WHERE nights && :nights")
  List<Stay> stays(Range<LocalDate> nights);

  @Batch
  @Query("INSERT INTO profile (id, settings, initial) VALUES (:id, :settings, :initial)")
  void addProfiles(List<Profile> profiles);

  @CopyIn("customer")
  long loadAll(Stream<Customer> customers);

  @Column("kind")
  sealed interface Payment {}

  record CreditCard(long id, String number, BigDecimal amount) implements Payment {}

  @Column("money")
  record Cash(long id, BigDecimal amount, Address paidAt) implements Payment {}

  @Query("SELECT * FROM payment")
  List<Payment> payments();

  @Query("SELECT * FROM payment")
  @Column("id")
  Map<Long, Payment> paymentsById();
}

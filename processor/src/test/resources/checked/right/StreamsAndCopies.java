package checked;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.Composite;
import org.loompq.CopyIn;
import org.loompq.CopyOut;
import org.loompq.FetchSize;
import org.loompq.Json;
import org.loompq.Query;
import org.loompq.type.Range;

interface StreamsAndCopies {

  enum Kind {
    @Column("private")
    PRIVATE,
    @Column("business")
    BUSINESS
  }

  @Composite
  record Address(@Nullable String street, @Nullable String city, @Nullable Integer zip) {}

  record Account(long id, String iban, @Nullable Instant closedAt) {}

  record NewAccount(long customerId, String iban) {}

  record Customer(
      long id,
      String name,
      @Nullable String email,
      Kind kind,
      Optional<Address> home,
      @Nullable LocalDate born,
      List<String> tags) {}

  record NewCustomer(String name, Kind kind, @Nullable Address home, Set<String> tags) {}

  record Booking(
      long accountId,
      int number,
      BigDecimal amount,
      Instant bookedAt,
      @Nullable Range<Instant> during,
      @Json @Nullable List<String> document) {}

  @FetchSize(100)
  @Query("SELECT id, iban, closed_at FROM bank.account ORDER BY id")
  Stream<Account> accounts();

  @Query("SELECT email FROM bank.customer")
  Stream<@Nullable String> emails();

  @Query("SELECT id FROM bank.account")
  LongStream ids();

  @Query("SELECT number FROM bank.booking")
  IntStream numbers();

  @Query("SELECT balance::float8 FROM bank.account")
  DoubleStream balances();

  @Query("INSERT INTO bank.customer (name) SELECT iban FROM bank.account RETURNING id")
  LongStream copied();

  @CopyIn("bank.account (customer_id, iban)")
  long load(Stream<NewAccount> accounts);

  @CopyIn("bank.customer (name, kind, home, tags)")
  int loadCustomers(List<NewCustomer> customers);

  @CopyIn("bank.booking (account_id, number, amount, booked_at, during, document)")
  long loadBookings(Iterator<Booking> bookings, LongConsumer progress);

  @CopyIn("bank.parcel (id, grams)")
  long loadBesideAGeneratedColumn(List<Parcel> parcels);

  record Parcel(long id, int grams) {}

  @CopyIn("bank.customer (name)")
  void loadNames(Set<String> names);

  @CopyIn("bank.\"Odd Table\" (\"Odd Column\")")
  long loadOdd(int... odd);

  @CopyOut("bank.customer")
  Stream<Customer> customers();

  @CopyOut("bank.account (id, closed_at, iban)")
  Stream<Account> exported();

  @CopyOut("(SELECT iban FROM bank.account WHERE balance > 0 ORDER BY iban)")
  Stream<String> rich();

  @CopyOut("bank.\"Odd Table\" (\"Odd Column\")")
  IntStream odd();

  @CopyOut("bank.customer (email)")
  Stream<@Nullable String> exportedEmails();
}

package checked;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.Query;

interface ShapesOfResults {

  record Account(long id, String iban, BigDecimal balance, @Nullable Integer creditLimit) {}

  record Opened(Instant openedAt, Optional<Instant> closedAt) {}

  // Exactly one row

  @Query("SELECT id, iban, balance, credit_limit FROM bank.account WHERE id = :id")
  Account one(long id);

  @Query("SELECT count(*) FROM bank.account")
  long count();

  @Query("SELECT count(*)::int FROM bank.account")
  int countAsInt();

  @Query("SELECT EXISTS (SELECT FROM bank.account WHERE iban = :iban)")
  boolean exists(String iban);

  @Query("SELECT coalesce(sum(balance), 0) FROM bank.account")
  BigDecimal total();

  @Query("SELECT coalesce(avg(balance), 0)::float8 FROM bank.account")
  double average();

  // At most one row

  @Query("SELECT * FROM bank.account WHERE iban = :iban")
  Optional<Account> find(String iban);

  @Query("SELECT id, iban, balance, credit_limit FROM bank.account WHERE id = :id")
  @Nullable Account findOrNull(long id);

  @Query("SELECT credit_limit FROM bank.account WHERE id = :id")
  OptionalInt limit(long id);

  @Query("SELECT min(id) FROM bank.account")
  OptionalLong first();

  @Query("SELECT sum(balance)::float8 FROM bank.account")
  OptionalDouble sum();

  @Query("SELECT email FROM bank.customer WHERE id = :id")
  @Nullable String email(long id);

  @Query("SELECT born FROM bank.customer WHERE id = :id")
  Optional<LocalDate> born(long id);

  @Query("SELECT name FROM bank.customer ORDER BY id LIMIT 1")
  Optional<String> earliest();

  @Query("SELECT name FROM bank.customer ORDER BY id DESC FETCH FIRST ROW ONLY")
  Optional<String> latest();

  @Query("SELECT name FROM bank.customer ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED")
  Optional<String> taken();

  @Query("SELECT name FROM bank.customer ORDER BY id LIMIT 1 OFFSET :skipped")
  Optional<String> nth(int skipped);

  // Any number of rows

  @Query("SELECT id, iban, balance, credit_limit FROM bank.account ORDER BY id")
  List<Account> all();

  @Query("SELECT opened_at, closed_at FROM bank.account")
  List<Opened> opened();

  @Query("SELECT DISTINCT name FROM bank.customer")
  Set<String> names();

  @Query("SELECT name FROM bank.customer ORDER BY id")
  SequencedSet<String> namesInOrder();

  @Query("SELECT email FROM bank.customer")
  List<@Nullable String> emails();

  @Query("SELECT closed_at FROM bank.account WHERE closed_at IS NOT NULL")
  List<Instant> closed();

  @Query("SELECT id FROM bank.account")
  long[] ids();

  @Query("SELECT number FROM bank.booking")
  int[] numbers();

  @Query("SELECT closed_at IS NULL FROM bank.account")
  boolean[] areOpen();

  @Query("SELECT iban FROM bank.account")
  String[] ibans();

  @Query("SELECT id, iban, balance, credit_limit FROM bank.account")
  Account[] accounts();

  @Query("SELECT id, iban, balance, credit_limit FROM bank.account")
  @Column("iban")
  Map<String, Account> byIban();

  @Query("SELECT customer_id, count(*) FROM bank.account GROUP BY customer_id")
  @Column("customer_id")
  SequencedMap<Long, Long> perCustomer();

  @Query("SELECT email, name FROM bank.customer")
  @Column("email")
  Map<@Nullable String, String> byEmail();

  @Query("SELECT (home).zip, name FROM bank.customer")
  @Column(value = "zip", notNull = true)
  Map<Integer, String> byZip();
}

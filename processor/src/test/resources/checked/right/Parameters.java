package checked;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loompq.Query;

interface Parameters {

  record Filter(@Nullable String name, Optional<LocalDate> born, int most) {}

  @Query("SELECT name FROM bank.customer WHERE id = :id::bigint")
  Optional<String> castText(String id);

  @Query("SELECT name FROM bank.customer WHERE id = CAST(:id AS bigint)")
  Optional<String> castTextInWords(String id);

  @Query("SELECT name FROM bank.customer WHERE born = :born::date OR born > :born::date")
  List<String> castDate(String born);

  @Query("UPDATE bank.booking SET document = :json::jsonb WHERE number = :number")
  int castDocument(int number, String json);

  @Query("SELECT name FROM bank.customer WHERE kind = :kind::bank.kind")
  List<String> castEnum(String kind);

  @Query("SELECT name FROM bank.customer WHERE :name::text IS NULL OR name = :name")
  List<String> perhaps(@Nullable String name);

  @Query("SELECT name FROM bank.customer WHERE (:born::date IS NULL OR born = :born)")
  List<String> perhapsBorn(Optional<LocalDate> born);

  @Query(
      """
      SELECT name FROM bank.customer
      WHERE (:name::text IS NULL OR name LIKE '%' || :name || '%')
        AND (:born::date IS NULL OR born = :born)
      LIMIT :most
      """)
  List<String> filtered(Filter filter);

  @Query("SELECT name FROM bank.customer ORDER BY name LIMIT :most OFFSET :skipped")
  List<String> page(int most, long skipped);

  @Query("UPDATE bank.account SET credit_limit = :limit, closed_at = :closed WHERE id = :id")
  int change(long id, Optional<Integer> limit, @Nullable Instant closed);

  @Query("SELECT id FROM bank.account WHERE balance > :least")
  List<Long> above(int least);

  @Query("SELECT id FROM bank.account WHERE balance > :least")
  List<Long> aboveLong(long least);

  @Query("SELECT iban FROM bank.account WHERE id = :id")
  Optional<String> iban(int id);

  @Query("SELECT iban FROM bank.account WHERE id = ANY(:ids)")
  List<String> ibans(int... ids);

  @Query("SELECT iban FROM bank.account WHERE NOT id = ALL(:ids)")
  List<String> others(Collection<Long> ids);

  @Query("SELECT iban FROM bank.account WHERE id IN (SELECT unnest(:ids))")
  List<String> among(Set<Long> ids);

  @Query("SELECT iban FROM bank.account WHERE iban ILIKE :pattern OR iban ~ :regex")
  List<String> like(String pattern, String regex);

  @Query("INSERT INTO bank.account (customer_id, iban, balance) VALUES (:customer, :iban, :balance)")
  void open(int customer, String iban, int balance);

  @Query(
      """
      INSERT INTO bank.account (customer_id, iban, balance)
      SELECT * FROM unnest(:customers, :ibans::text[], :balances)
      """)
  int openAll(List<Long> customers, List<String> ibans, List<BigDecimal> balances);

  @Query("SELECT bank.interest(balance, :days) FROM bank.account WHERE id = :id")
  Optional<BigDecimal> interest(long id, int days);

  @Query("SELECT id FROM bank.account WHERE opened_at > now() - :days * interval '1 day'")
  List<Long> young(int days);

  @Query("SELECT id FROM bank.account WHERE opened_at > now() - make_interval(days => :days)")
  List<Long> youngByFunction(int days);

  @Query("SELECT id FROM bank.account WHERE (id, iban) > (:id, :iban) ORDER BY id, iban LIMIT 10")
  List<Long> after(long id, String iban);
}

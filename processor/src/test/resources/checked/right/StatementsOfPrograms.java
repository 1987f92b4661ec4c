package checked;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.Json;
import org.loompq.Query;

/** As programs have them, with parameters everywhere. */
interface StatementsOfPrograms {

  enum Kind {
    @Column("private")
    PRIVATE,
    business
  }

  @Query("SELECT id FROM bank.customer WHERE id IN (:a, :b)")
  List<Long> amongTwo(long a, int b);

  @Query("SELECT id FROM bank.customer WHERE name IN (:a, :b)")
  List<Long> amongTwoNames(String a, String b);

  @Query("SELECT id FROM bank.customer WHERE kind > :kind")
  List<Long> behindKind(Kind kind);

  @Query("SELECT id FROM bank.customer WHERE kind::text LIKE :kind")
  List<Long> likeKind(String kind);

  @Query("SELECT id FROM bank.customer WHERE name = :kind")
  List<Long> namedAsKind(Kind kind);

  @Query("SELECT generate_series(:from, :to, :step)")
  List<Instant> series(Instant from, Instant to, Duration step);

  @Query("SELECT date_trunc(:unit, opened_at) FROM bank.account")
  List<Instant> truncated(String unit);

  @Query("SELECT id FROM bank.account WHERE opened_at > now() - :age")
  List<Long> youngerThan(Duration age);

  @Query("SELECT id FROM bank.account WHERE opened_at > now() - :age")
  List<Long> youngerThanDays(Period age);

  @Query("SELECT id FROM bank.account WHERE (opened_at, opened_at) OVERLAPS (:a, :b)")
  List<Long> overlapping(Instant a, Instant b);

  @Query("SELECT id FROM bank.customer WHERE name ILIKE '%' || :q || '%'")
  List<Long> containing(String q);

  @Query("SELECT id FROM bank.customer WHERE name = nullif(:q, '')")
  List<Long> namedUnlessEmpty(String q);

  @Query("SELECT id FROM bank.customer WHERE :q = ANY(string_to_array(name, ','))")
  List<Long> listed(String q);

  @Query("SELECT id FROM bank.customer WHERE CASE WHEN :flag THEN true ELSE kind = 'business' END")
  List<Long> perhapsBusiness(boolean flag);

  @Query("SELECT id FROM bank.customer WHERE (NOT :only OR born IS NOT NULL)")
  List<Long> perhapsBorn(boolean only);

  @Query(
      """
      SELECT id FROM bank.account ORDER BY CASE WHEN :asc THEN id END, CASE WHEN NOT :asc THEN
      id END DESC
      """)
  List<Long> eitherWay(boolean asc);

  @Query("UPDATE bank.customer SET name = :x || name, tags = tags || :tag::text WHERE id = :id")
  int extend(String x, String tag, long id);

  @Query("UPDATE bank.customer SET tags = array_remove(tags, :tag) WHERE id = :id")
  int untag(String tag, long id);

  @Query("UPDATE bank.customer SET name = coalesce(:name, name), email = :email WHERE id = :id")
  int changeWhatIsGiven(@Nullable String name, @Nullable String email, long id);

  @Query("UPDATE bank.customer SET born = coalesce(:born, born) WHERE id = :id")
  int changeBirthday(@Nullable LocalDate born, long id);

  @Query(
      """
      UPDATE bank.account SET balance = CASE WHEN :add THEN balance + :x ELSE balance - :x END
      WHERE id = :id
      """)
  int addOrSubtract(boolean add, BigDecimal x, long id);

  @Query("UPDATE bank.account SET credit_limit = :x WHERE id = :id")
  int limitByShort(short x, long id);

  @Query("UPDATE bank.account SET balance = :x WHERE id = :id")
  int balanceByBigInteger(BigInteger x, long id);

  @Query("UPDATE bank.account SET balance = balance + 0.5 * :x WHERE id = :id")
  int addHalfOf(int x, long id);

  @Query("UPDATE bank.account SET opened_at = :x WHERE id = :id")
  int openAt(ZonedDateTime x, long id);

  @Query("UPDATE bank.booking SET document = jsonb_set(document, '{a}', :x) WHERE number = 1")
  int setPart(@Json List<String> x);

  @Query(
      """
      UPDATE bank.booking SET document = jsonb_set(document, :path, to_jsonb(:x::text))
      WHERE number = 1
      """)
  int setPath(List<String> path, String x);

  @Query("SELECT number FROM bank.booking WHERE document ->> 'a' = :x")
  List<Integer> withText(String x);

  @Query("SELECT number FROM bank.booking WHERE (document ->> 'n')::int > :x")
  List<Integer> withNumber(int x);

  @Query("SELECT number FROM bank.booking WHERE document -> :key IS NOT NULL")
  List<Integer> withKey(String key);

  @Query("SELECT number FROM bank.booking WHERE document @> jsonb_build_object('a', :x::text)")
  List<Integer> containingPart(String x);

  @Query("SELECT number FROM bank.booking WHERE during && tstzrange(:a, :b, '[]')")
  List<Integer> duringRange(Instant a, Instant b);

  @Query(
      """
      SELECT c.id FROM bank.customer c JOIN unnest(:ids, :names::text[]) AS u (id, name)
      ON u.id = c.id AND u.name = c.name
      """)
  List<Long> ofPairs(List<Long> ids, List<String> names);

  @Query(
      """
      SELECT id FROM bank.customer c WHERE EXISTS (SELECT 1 FROM
      jsonb_to_recordset(:rows::jsonb) AS r (id bigint) WHERE r.id = c.id)
      """)
  List<Long> ofDocuments(@Json List<Map<String, Long>> rows);

  @Query(
      """
      INSERT INTO bank.customer (name, email) SELECT r.name, r.email
      FROM jsonb_to_recordset(:rows) AS r (name text, email text)
      """)
  int addDocuments(@Json List<Map<String, String>> rows);

  @Query("INSERT INTO bank.customer (name) VALUES (:a), (:b)")
  int addTwo(String a, String b);

  @Query("INSERT INTO bank.customer (name, tags) VALUES (:a, ARRAY[:b, :c])")
  int addTagged(String a, String b, String c);

  @Query("INSERT INTO bank.customer (name, born) VALUES (:a, to_date(:b, 'YYYY-MM-DD'))")
  int addBorn(String a, String b);

  @Query(
      """
      INSERT INTO bank.customer (name, kind) SELECT :a, k FROM unnest(:kinds::bank.kind[]) AS
      k
      """)
  int addOfKinds(String a, List<Kind> kinds);

  @Query("INSERT INTO bank.customer (name) SELECT unnest(:names::text[])")
  int addNames(String... names);

  @Query(
      """
      INSERT INTO bank.booking (account_id, number, amount, booked_at)
      SELECT :id, coalesce(max(number), 0) + 1, :amount, now()
      FROM bank.booking WHERE account_id = :id RETURNING number
      """)
  int bookNext(long id, BigDecimal amount);

  @Query(
      """
      INSERT INTO bank.booking (account_id, number, amount, booked_at)
      VALUES (:id, (SELECT coalesce(max(number), 0) + 1 FROM bank.booking
      WHERE account_id = :id), :amount, current_timestamp)
      """)
  void bookNextBySubquery(long id, BigDecimal amount);

  @Query(
      """
      INSERT INTO bank.booking AS b (account_id, number, amount, booked_at)
      VALUES (:id, 1, 5, now()) ON CONFLICT (account_id, number) DO UPDATE SET amount =
      b.amount + excluded.amount WHERE b.note IS NULL RETURNING (xmax = 0) AS inserted
      """)
  Optional<Boolean> bookOrAdd(long id);

  @Query(
      """
      DELETE FROM bank.booking WHERE (account_id, number) IN (SELECT *
      FROM unnest(:ids, :numbers))
      """)
  int deletePairs(List<Long> ids, List<Integer> numbers);

  @Query(
      """
      SELECT id, name FROM bank.customer WHERE (name, id) > (:name, :id)
      ORDER BY name, id LIMIT :n
      """)
  List<Named> page(String name, long id, int n);

  record Named(long id, String name) {}

  @Query(
      """
      SELECT x.id, c.name FROM unnest(:ids) WITH ORDINALITY AS x (id, n)
      JOIN bank.customer c USING (id) ORDER BY n
      """)
  List<Ordered> inOrder(long[] ids);

  record Ordered(@Nullable Long id, String name) {}

  @Query(
      """
      WITH ids AS (SELECT unnest(:ids) AS id) SELECT c.id, c.name
      FROM ids JOIN bank.customer c USING (id)
      """)
  List<Named> withIds(Set<Long> ids);

  @Query(
      """
      WITH new AS (INSERT INTO bank.customer (name) VALUES (:name)
      RETURNING id) INSERT INTO bank.account (customer_id, iban)
      SELECT id, :iban FROM new RETURNING id
      """)
  long addBoth(String name, String iban);

  @Query(
      """
      SELECT c.name, a.iban FROM bank.customer c LEFT JOIN bank.account a
      ON a.customer_id = c.id AND a.balance > :x
      """)
  List<Owned> withRichAccounts(int x);

  record Owned(String name, @Nullable String iban) {}

  @Query(
      """
      SELECT name, (SELECT max(balance) FROM bank.account a WHERE a.customer_id = c.id) AS
      most FROM bank.customer c
      """)
  List<Richest> richest();

  record Richest(String name, @Nullable BigDecimal most) {}

  @Query(
      """
      SELECT name, coalesce((SELECT max(balance) FROM bank.account a
      WHERE a.customer_id = c.id), 0) AS most FROM bank.customer c
      """)
  List<RichestOrZero> richestOrZero();

  record RichestOrZero(String name, BigDecimal most) {}

  @Query(
      """
      SELECT name, ARRAY(SELECT iban FROM bank.account a WHERE a.customer_id = c.id
      ORDER BY iban) AS ibans FROM bank.customer c
      """)
  List<WithIbans> ibansByArray();

  record WithIbans(String name, List<String> ibans) {}

  @Query(
      """
      SELECT c.name, coalesce(array_agg(a.iban) FILTER (WHERE a.id IS NOT NULL), '{}') AS
      ibans FROM bank.customer c LEFT JOIN bank.account a ON a.customer_id = c.id
      GROUP BY c.id
      """)
  List<WithIbans> ibansByAggregate();

  @Query(
      """
      SELECT c.name, coalesce(json_agg(a.iban) FILTER (WHERE a.id IS NOT NULL), '[]') AS ibans
      FROM bank.customer c LEFT JOIN bank.account a ON a.customer_id = c.id
      GROUP BY c.id, c.name
      """)
  List<WithDocument> ibansByDocument();

  record WithDocument(String name, @Json List<String> ibans) {}

  @Query(
      """
      SELECT d.day::date AS day, count(b.number) AS n FROM generate_series(:from::date,
      :to::date, '1 day') AS d (day) LEFT JOIN bank.booking b ON b.booked_at::date = d.day
      GROUP BY d.day
      """)
  List<Bookings> perDay(LocalDate from, LocalDate to);

  record Bookings(@Nullable LocalDate day, long n) {}

  @Query("SELECT relname FROM pg_class WHERE relkind = 'r'")
  List<String> tables();

  @Query("SELECT table_name FROM information_schema.tables WHERE table_schema = :s")
  List<@Nullable String> tablesOf(String s);
}

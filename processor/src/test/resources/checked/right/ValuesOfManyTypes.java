package checked;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loompq.Json;
import org.loompq.Query;
import org.loompq.type.PgInterval;
import org.loompq.type.Range;

interface ValuesOfManyTypes {

  record CustomerId(long value) {}

  record Tags(List<String> tags) {}

  record Document(String title, List<String> words) {}

  record Booking(
      long accountId,
      int number,
      @Nullable Range<Instant> during,
      @Json @Nullable Document document) {}

  record Simple(
      short small, int medium, long big, float single, double twice, boolean truth, UUID uuid) {}

  @Query("SELECT id FROM bank.customer WHERE name = :name")
  List<CustomerId> ids(String name);

  @Query("SELECT name FROM bank.customer WHERE id = :id")
  Optional<String> name(CustomerId id);

  @Query("SELECT name FROM bank.customer WHERE id = ANY(:ids)")
  List<String> names(List<CustomerId> ids);

  @Query("SELECT tags FROM bank.customer WHERE id = :id")
  Optional<List<String>> tags(long id);

  @Query("SELECT tags FROM bank.customer")
  List<Tags> allTags();

  @Query("SELECT tags FROM bank.customer")
  List<String[]> tagArrays();

  @Query("UPDATE bank.customer SET tags = tags || :tags WHERE id = :id")
  int tag(long id, Set<String> tags);

  @Query("UPDATE bank.customer SET tags = array_append(tags, :tag) WHERE id = :id")
  int tagOnce(long id, String tag);

  @Query("SELECT name FROM bank.customer WHERE :tag = ANY(tags) AND tags @> :all AND tags && :some")
  List<String> tagged(String tag, List<String> all, String... some);

  @Query("SELECT tags[1:2] FROM bank.customer")
  List<List<String>> firstTags();

  @Query("SELECT tags[:from : :to] FROM bank.customer")
  List<List<String>> slice(int from, int to);

  @Query("SELECT cardinality(tags) FROM bank.customer")
  List<Integer> countsOfTags();

  @Query("SELECT account_id, number, during, document FROM bank.booking")
  List<Booking> bookings();

  @Query("SELECT number FROM bank.booking WHERE during && :during")
  List<Integer> during(Range<Instant> during);

  @Query("SELECT number FROM bank.booking WHERE during @> :at")
  List<Integer> at(Instant at);

  @Query("SELECT number FROM bank.booking WHERE during @> :at")
  List<Integer> atOffset(OffsetDateTime at);

  @Query("UPDATE bank.booking SET document = :document WHERE number = :number")
  int write(int number, @Json Document document);

  @Query("UPDATE bank.booking SET document = document || :more WHERE number = :number")
  int add(int number, @Json Map<String, String> more);

  @Query("SELECT document FROM bank.booking WHERE document @> :part")
  @Json
  List<Document> documents(@Json Map<String, String> part);

  @Query("SELECT document -> 'words' FROM bank.booking WHERE account_id = :account AND number = :number")
  @Json
  Optional<List<String>> words(long account, int number);

  @Query("SELECT document ->> 'title' FROM bank.booking")
  List<@Nullable String> titles();

  @Query("SELECT document::text FROM bank.booking WHERE document IS NOT NULL")
  List<String> texts();

  @Query(
      """
      SELECT 1::int2 AS small, 2 AS medium, 3::bigint AS big, 1.5::real AS single,
             2.5::float8 AS twice, true AS truth, gen_random_uuid() AS uuid
      """)
  Simple simple();

  @Query("SELECT id FROM bank.account WHERE opened_at > :since AND opened_at < :until")
  List<Long> opened(Instant since, OffsetDateTime until);

  @Query("SELECT name FROM bank.customer WHERE born BETWEEN :from AND :to")
  List<String> born(LocalDate from, LocalDate to);

  @Query("SELECT opened_at + :length FROM bank.account")
  List<Instant> shifted(Duration length);

  @Query("SELECT now() - opened_at FROM bank.account")
  List<PgInterval> ages();

  @Query("SELECT date_trunc('day', opened_at AT TIME ZONE 'UTC') FROM bank.account")
  List<LocalDateTime> days();

  @Query("SELECT amount FROM bank.booking WHERE amount > :least")
  List<BigDecimal> amounts(BigDecimal least);

  @Query("INSERT INTO bank.booking (account_id, number, amount, booked_at, during) VALUES (:account, :number, :amount, now(), tstzrange(:from, :to))")
  void book(long account, int number, BigDecimal amount, Instant from, @Nullable Instant to);
}

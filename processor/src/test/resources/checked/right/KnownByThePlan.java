package checked;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loompq.Query;

/** Columns that are never NULL for reasons that only the plan tells. */
interface KnownByThePlan {

  // Parameters, functions of rows, domains

  @Query("SELECT :a + :b")
  int sum(int a, int b);

  @Query("SELECT upper(:text)")
  String upper(String text);

  @Query("SELECT n::bigint FROM generate_series(1, :most) AS n")
  List<Long> numbers(int most);

  @Query("SELECT generate_series(1, :most)::bigint")
  List<Long> projected(int most);

  @Query("SELECT n / 2::float8 FROM generate_series(1, :most) AS n")
  List<Double> halves(int most);

  @Query("SELECT d::date FROM generate_series(:from, :to, interval '1 day') AS d")
  List<LocalDate> days(LocalDateTime from, LocalDateTime to);

  @Query("SELECT amount + 1 FROM bank.booking")
  List<BigDecimal> ofDomain();

  // The elements of parameters

  @Query("SELECT unnest(:ids)")
  List<Long> elements(List<Long> ids);

  @Query("SELECT unnest(:ids)")
  List<@Nullable Long> nullableElements(
      List<@Nullable Long> ids);

  @Query("SELECT unnest(:ids)")
  List<Long> primitives(long[] ids);

  @Query("SELECT unnest(:kinds::bank.kind[])::text")
  List<String> labels(List<String> kinds);

  @Query("SELECT id = ANY(:ids) FROM bank.account")
  List<Boolean> chosen(Set<Long> ids);

  @Query("SELECT id * 2 FROM unnest(:ids) AS id")
  List<Long> doubled(List<Long> ids);

  // Functions and operators

  @Query("SELECT current_setting('transaction_isolation')")
  String isolation();

  @Query("SELECT set_config('bank.user', :name, true)")
  String set(String name);

  @Query("SELECT pg_try_advisory_xact_lock(:key)")
  boolean lock(long key);

  @Query("SELECT concat_ws(', ', name, email) FROM bank.customer")
  List<String> joined();

  @Query("SELECT coalesce(document, '{}') ? 'title' FROM bank.booking")
  List<Boolean> titled();

  @Query("SELECT date_part('year', opened_at) FROM bank.account")
  List<Double> years();

  // Slices

  @Query("SELECT tags[1:2] FROM bank.customer")
  List<List<String>> slices();

  // Subplans in the list of columns

  @Query(
      "SELECT EXISTS (SELECT FROM bank.booking b WHERE b.account_id = a.id) FROM bank.account a")
  List<Boolean> used();

  @Query("SELECT id IN (SELECT account_id FROM bank.booking) FROM bank.account")
  List<Boolean> among();

  // Values

  @Query("VALUES (1, ('a')), (:other, 'b, c') ORDER BY 1 LIMIT 2")
  List<Entry> entries(int other);

  @Query("SELECT * FROM (VALUES (1, 'a'), (2, NULL)) AS v (column1, column2)")
  List<Half> incomplete();

  @Query("SELECT id, id IN (VALUES (1), (2)) AS low FROM (VALUES ((ARRAY[1, 2])[1]), (3)) v (id)")
  List<Number> unknown();

  @Query("WITH v (id, label) AS (VALUES (1, 'a'), (2, 'b')) SELECT v.label FROM v ORDER BY id")
  List<String> labelled();

  @Query(
      "INSERT INTO bank.payment (id, type) VALUES (1, 'a'), (2, DEFAULT) RETURNING id, type")
  List<Inserted> inserted();

  record Entry(int column1, String column2) {}

  record Half(int column1, @Nullable String column2) {}

  record Number(@Nullable Integer id, @Nullable Boolean low) {}

  record Inserted(long id, String type) {}

  @Query("SELECT tableoid::regclass::text FROM bank.customer")
  List<String> tables();
}

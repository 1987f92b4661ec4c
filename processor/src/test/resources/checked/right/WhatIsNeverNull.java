package checked;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.Json;
import org.loompq.Query;
import org.loompq.type.PgInterval;

interface WhatIsNeverNull {

  record Total(String name, @Nullable BigDecimal total) {}

  @Query("SELECT name, sum(balance) AS total FROM bank.customer c LEFT JOIN bank.account a ON a.customer_id = c.id GROUP BY c.id")
  List<Total> grouped();

  @Query("SELECT name, sum(balance) AS total FROM bank.customer c LEFT JOIN bank.account a ON a.customer_id = c.id GROUP BY ROLLUP (c.name)")
  List<Rollup> rollup();

  record Rollup(@Nullable String name, @Nullable BigDecimal total) {}

  @Query("SELECT c.name FROM bank.customer c NATURAL JOIN bank.payment p")
  List<String> natural();

  @Query("SELECT c.name FROM bank.customer c JOIN bank.payment p USING (id)")
  List<String> using();

  @Query("SELECT id FROM bank.customer c FULL JOIN bank.payment p USING (id)")
  List<@Nullable Long> full();

  @Query("SELECT coalesce(c.id, p.id) FROM bank.customer c FULL JOIN bank.payment p ON p.id = c.id")
  List<@Nullable Long> fullCoalesced();

  @Query("SELECT a.iban FROM bank.customer c LEFT JOIN bank.account a ON a.customer_id = c.id WHERE a.balance > 0")
  List<String> rejected();

  @Query("SELECT a.iban FROM bank.customer c LEFT JOIN bank.account a ON a.customer_id = c.id WHERE a.id IS NOT NULL")
  List<String> rejectedByIsNotNull();

  @Query("SELECT email FROM bank.customer WHERE email IS NOT NULL")
  List<String> emails();

  @Query("SELECT email FROM bank.customer WHERE email LIKE '%@x'")
  List<String> emailsLike();

  @Query("SELECT email FROM bank.customer WHERE email = :email")
  Optional<String> emailIs(String email);

  @Query("SELECT email FROM bank.customer WHERE email = ANY(:emails)")
  List<String> emailIn(List<String> emails);

  @Query("SELECT email FROM bank.customer WHERE email IN ('a', 'b')")
  List<String> emailOfList();

  @Query("SELECT id::text FROM bank.customer")
  List<String> texts();

  @Query("SELECT id::int FROM bank.customer")
  List<Integer> ints();

  @Query("SELECT balance::float8 FROM bank.account")
  List<Double> doubles();

  @Query("SELECT round(balance)::bigint FROM bank.account")
  List<Long> rounded();

  @Query("SELECT balance * 2 + 1 FROM bank.account")
  List<BigDecimal> computed();

  @Query("SELECT -balance FROM bank.account")
  List<BigDecimal> negative();

  @Query("SELECT bank.interest(balance, 3) FROM bank.account")
  List<@Nullable BigDecimal> interest();

  @Query("SELECT amount FROM bank.booking")
  List<BigDecimal> positive();

  @Query("SELECT extract(year FROM opened_at)::int FROM bank.account")
  List<Integer> years();

  @Query("SELECT to_char(opened_at, 'YYYY') FROM bank.account")
  List<@Nullable String> yearText();

  @Query("SELECT opened_at::date FROM bank.account")
  List<LocalDate> dates();

  @Query("SELECT opened_at AT TIME ZONE 'Europe/Berlin' FROM bank.account")
  List<LocalDateTime> local();

  @Query("SELECT age(opened_at) FROM bank.account")
  List<PgInterval> age();

  @Query("SELECT now()")
  Instant now();

  @Query("SELECT current_timestamp")
  Instant currentTimestamp();

  @Query("SELECT localtimestamp")
  LocalDateTime localTimestamp();

  @Query("SELECT current_user")
  String user();

  @Query("SELECT current_database()")
  String database();

  @Query("SELECT version()")
  String version();

  @Query("SELECT nextval('bank.customer_id_seq')")
  long next();

  @Query("SELECT lower(name) FROM bank.customer")
  List<String> lower();

  @Query("SELECT substring(name FROM 1 FOR 3) FROM bank.customer")
  List<String> part();

  @Query("SELECT trim(name) FROM bank.customer")
  List<String> trim();

  @Query("SELECT concat(name, email) FROM bank.customer")
  List<String> concat();

  @Query("SELECT format('%s', name) FROM bank.customer")
  List<String> format();

  @Query("SELECT greatest(balance, 0) FROM bank.account")
  List<BigDecimal> greatest();

  @Query("SELECT greatest(balance, credit_limit) FROM bank.account")
  List<BigDecimal> greatestNullable();

  @Query("SELECT coalesce(credit_limit, 0) > 5 FROM bank.account")
  List<Boolean> compared();

  @Query("SELECT name ILIKE '%a%' FROM bank.customer")
  List<Boolean> like();

  @Query("SELECT kind = 'private' FROM bank.customer")
  List<Boolean> isPrivate();

  @Query("SELECT kind IN ('private', 'business') FROM bank.customer")
  List<Boolean> isIn();

  @Query("SELECT email IS DISTINCT FROM name FROM bank.customer")
  List<Boolean> distinct();

  @Query("SELECT 'a' = ANY(tags) FROM bank.customer")
  List<@Nullable Boolean> any();

  @Query("SELECT kind::text FROM bank.customer")
  List<String> kindText();

  @Query("SELECT balance BETWEEN 1 AND 2 FROM bank.account")
  List<Boolean> between();

  @Query("SELECT jsonb_build_object('id', id)::text FROM bank.account")
  List<String> json();

  @Query("SELECT to_jsonb(a) FROM bank.account a")
  @Json
  List<Map<String, Object>> rowJson();

  @Query("SELECT row_to_json(a)::text FROM bank.account a")
  List<String> rowAsText();

  @Query("SELECT jsonb_agg(a) FROM bank.account a")
  @Json
  Optional<List<Map<String, Object>>> aggregated();

  @Query("SELECT coalesce(jsonb_agg(a), '[]') FROM bank.account a")
  @Json
  Optional<List<Map<String, Object>>> aggregatedOrEmpty();

  @Query("SELECT array_agg(id) FROM bank.account GROUP BY customer_id")
  List<List<Long>> ids();

  @Query("SELECT array_agg(DISTINCT iban ORDER BY iban) FROM bank.account GROUP BY customer_id")
  List<List<String>> ibans();

  @Query("SELECT string_agg(iban, ',') FROM bank.account GROUP BY customer_id")
  List<String> joined();

  @Query("SELECT max(opened_at) FROM bank.account GROUP BY customer_id")
  List<Instant> latest();

  @Query("SELECT bool_or(balance > 0) FROM bank.account GROUP BY customer_id")
  List<Boolean> boolOr();

  @Query("SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY balance) FROM bank.account GROUP BY customer_id")
  List<@Nullable Double> median();

  @Query("SELECT row_number() OVER (ORDER BY id) FROM bank.account")
  List<Long> rows();

  @Query("SELECT first_value(iban) OVER (PARTITION BY customer_id ORDER BY id) FROM bank.account")
  List<String> firstValue();

  @Query("SELECT lag(iban, 1, '') OVER (ORDER BY id) FROM bank.account")
  List<String> lagDefault();

  @Query("SELECT ntile(4) OVER (ORDER BY id) FROM bank.account")
  List<Integer> ntile();

  @Query("SELECT a.id FROM bank.account a JOIN LATERAL (SELECT max(number) AS m FROM bank.booking b WHERE b.account_id = a.id) x ON x.m > 0")
  List<Long> lateral();

  @Query("SELECT x.m FROM bank.account a CROSS JOIN LATERAL (SELECT count(*) AS m FROM bank.booking b WHERE b.account_id = a.id) x")
  List<Long> lateralCount();

  @Query("SELECT iban FROM (SELECT iban, row_number() OVER () AS n FROM bank.account) s WHERE n = 1")
  List<String> ofSubquery();

  @Query("SELECT DISTINCT kind FROM bank.customer ORDER BY kind")
  List<Kind> kinds();

  enum Kind {
    @Column("private")
    PRIVATE,
    @Column("business")
    BUSINESS
  }

  @Query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) SELECT i FROM n")
  List<Integer> recursive();

  @Query("WITH t AS (INSERT INTO bank.payment (id, type) VALUES (:id, 'x') RETURNING id) SELECT id FROM t")
  long inserted(long id);

  @Query("WITH t AS (UPDATE bank.account SET balance = 0 RETURNING *) SELECT count(*) FROM t")
  long updated();

  @Query("SELECT generate_series(1, 3)")
  List<Integer> series();

  @Query("SELECT regexp_split_to_table('a b', ' ')")
  List<String> split();

  @Query("SELECT iban FROM bank.account WHERE id = :id FOR UPDATE NOWAIT")
  Optional<String> locked(long id);

  @Query("SELECT c.name FROM bank.account a JOIN bank.customer c ON c.id = a.customer_id WHERE a.iban = :iban")
  Optional<String> owner(String iban);

  @Query("SELECT name FROM bank.customer WHERE id = (SELECT customer_id FROM bank.account WHERE iban = :iban)")
  Optional<String> ownerBySubquery(String iban);

  @Query("SELECT amount FROM bank.booking WHERE account_id = :a AND number = :n")
  BigDecimal amount(long a, int n);

  @Query("SELECT amount FROM bank.booking WHERE number = 1 AND account_id = 2")
  BigDecimal amountOfConstants();

  @Query("SELECT amount FROM bank.booking WHERE (account_id, number) = (:a, :n)")
  BigDecimal amountByRow(long a, int n);

  @Query("SELECT name FROM bank.customer WHERE lower(email) = lower(:email) LIMIT 1")
  Optional<String> byEmail(String email);

  @Query("SELECT name FROM bank.customer WHERE id = :id AND kind = 'private'")
  Optional<String> both(long id);

  @Query("SELECT max(balance), min(balance), count(*) FROM bank.account")
  Stats stats();

  record Stats(@Nullable BigDecimal max, @Nullable BigDecimal min, long count) {}

  @Query("SELECT id, name FROM bank.customer WHERE id = :id UNION SELECT id, type FROM bank.payment WHERE id = :id")
  List<Named> united(long id);

  record Named(long id, String name) {}
}

package checked;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.Query;

interface QueriesOfAllKinds {

  record Total(long customer, BigDecimal total, long accounts) {}

  record Ranked(long id, long rank, long rows, BigDecimal running, @Nullable BigDecimal previous) {}

  record Named(String source, String name) {}

  record Overview(long id, String name, @Nullable String iban, @Nullable BigDecimal balance) {}

  record Odd(@Column("Odd Column") int column, @Column("select") @Nullable String reserved) {}

  record Node(int depth, long id) {}

  record Day(LocalDate day, long bookings) {}

  @Query(
      """
      SELECT customer_id AS customer, sum(balance) AS total, count(*) AS accounts
      FROM bank.account GROUP BY customer_id HAVING sum(balance) > :least
      """)
  List<Total> totals(BigDecimal least);

  @Query(
      """
      WITH open AS (SELECT * FROM bank.account WHERE closed_at IS NULL)
      SELECT customer_id AS customer, sum(balance) AS total, count(*) AS accounts
      FROM open GROUP BY customer_id
      """)
  List<Total> totalsOfOpen();

  @Query(
      """
      WITH open AS MATERIALIZED (SELECT * FROM bank.account WHERE closed_at IS NULL)
      SELECT iban FROM open
      """)
  List<String> materialized();

  @Query(
      """
      SELECT id, rank() OVER w AS rank, count(*) OVER () AS rows,
             sum(balance) OVER (ORDER BY id) AS running, lag(balance) OVER w AS previous
      FROM bank.account WINDOW w AS (PARTITION BY customer_id ORDER BY balance DESC)
      """)
  List<Ranked> ranked();

  @Query(
      """
      SELECT 'customer' AS source, name FROM bank.customer
      UNION ALL SELECT 'account', iban FROM bank.account
      ORDER BY name
      """)
  List<Named> union();

  @Query("SELECT name FROM bank.customer EXCEPT SELECT iban FROM bank.account")
  List<String> except();

  @Query("(SELECT name FROM bank.customer) UNION (SELECT iban FROM bank.account) LIMIT 10")
  List<String> unionInParentheses();

  @Query(
      """
      SELECT c.name FROM bank.customer c,
        LATERAL (SELECT count(*) AS number FROM bank.account a WHERE a.customer_id = c.id) n
      WHERE n.number > 1
      """)
  List<String> lateral();

  @Query("SELECT id, name, iban, balance FROM bank.overview WHERE id = :id")
  List<Overview> overview(long id);

  @Query("SELECT * FROM bank.overview")
  List<Overview> wholeOverview();

  @Query("SELECT \"Odd Column\", \"select\" FROM bank.\"Odd Table\" WHERE \"Odd Column\" = :odd")
  List<Odd> odd(int odd);

  @Query("SELECT t.* FROM bank.\"Odd Table\" AS t")
  List<Odd> allOdd();

  @Query(
      """
      WITH RECURSIVE tree AS (
        SELECT 0 AS depth, id FROM bank.customer WHERE id = :root
        UNION ALL
        SELECT depth + 1, a.id FROM tree t JOIN bank.account a ON a.customer_id = t.id
      )
      SELECT depth, id FROM tree
      """)
  List<Node> tree(long root);

  @Query("SELECT number FROM generate_series(1, :most) AS number")
  List<Integer> numbers(int most);

  @Query("SELECT booked_at::date AS day, count(*) AS bookings FROM bank.booking GROUP BY 1 ORDER BY 1")
  List<Day> perDay();

  @Query("SELECT $$it's :not a parameter$$")
  String dollarQuoted();

  @Query("SELECT $tag$ :neither $$ $tag$ || :text")
  String dollarTagged(String text);

  @Query("SELECT E'it\\'s' || 'x' -- :nor this\n")
  String escaped();

  @Query("SELECT /* :nor /* this */ */ 'x'")
  String commented();

  @Query("VALUES (1), (2)")
  List<Integer> values();

  @Query("TABLE bank.payment")
  List<Payment> table();

  record Payment(long id, String type, @Nullable String card, @Nullable String voucher) {}

  @Query("SELECT DISTINCT ON (customer_id) iban FROM bank.account ORDER BY customer_id, opened_at")
  List<String> first();

  @Query("SELECT CASE WHEN balance > 0 THEN 'rich' ELSE 'poor' END FROM bank.account")
  List<String> words();

  @Query("SELECT coalesce(email, name, '?') FROM bank.customer")
  List<String> addresses();

  @Query("SELECT string_agg(name, ', ' ORDER BY name) FROM bank.customer")
  Optional<String> joined();

  @Query("SELECT ARRAY(SELECT name FROM bank.customer ORDER BY name)")
  Optional<List<String>> array();

  @Query("SELECT name FROM bank.customer c WHERE EXISTS (SELECT 1 FROM bank.account a WHERE a.customer_id = c.id)")
  List<String> owners();

  @Query("SELECT (SELECT count(*) FROM bank.account a WHERE a.customer_id = c.id) FROM bank.customer c")
  List<Long> counts();

  @Query("SELECT iban FROM bank.account TABLESAMPLE SYSTEM (10)")
  List<String> sample();

  @Query("SELECT count(*) FILTER (WHERE closed_at IS NULL) FROM bank.account")
  long open();

  @Query("SELECT upper(name) || ' (' || id || ')' FROM bank.customer")
  List<String> headings();

  @Query("SELECT coalesce(closed_at, now()) FROM bank.account")
  List<Instant> ends();

  @Query("SELECT name FROM bank.customer JOIN bank.account ON customer.id = customer_id JOIN bank.booking ON account_id = account.id WHERE amount > 10")
  List<String> joins();

  @Query("SELECT current_date, 1")
  Current current();

  record Current(LocalDate currentDate, @Column("?column?") int one) {}

  @Query("SHOW server_version")
  String version();

  @Query("EXPLAIN SELECT 1")
  List<String> explain();
}

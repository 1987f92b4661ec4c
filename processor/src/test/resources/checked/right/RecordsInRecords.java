package checked;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.Composite;
import org.loompq.Query;

interface RecordsInRecords {

  record Account(long id, String iban, BigDecimal balance) {}

  record Customer(long id, String name) {}

  record Owned(long id, Optional<Account> account) {}

  record OwnedOrNull(long id, @Nullable Account account) {}

  record WithCustomer(Account account, Customer customer) {}

  record Booking(int number, BigDecimal amount, Instant bookedAt, @Nullable String note) {}

  record Line(long id, @Column("b_") Optional<Booking> booking) {}

  record Deep(long id, Optional<DeepAccount> account) {}

  record DeepAccount(long id, @Nullable Booking booking) {}

  @Query(
      """
      SELECT c.id, a.id AS account_id, a.iban AS account_iban, a.balance AS account_balance
      FROM bank.customer c LEFT JOIN bank.account a ON a.customer_id = c.id
      """)
  List<Owned> owned();

  @Query(
      """
      SELECT c.id, a.id AS account_id, a.iban AS account_iban, a.balance AS account_balance
      FROM bank.account a RIGHT JOIN bank.customer c ON a.customer_id = c.id
      """)
  List<OwnedOrNull> ownedOrNull();

  @Query(
      """
      SELECT a.id AS account_id, a.iban AS account_iban, a.balance AS account_balance,
             c.id AS customer_id, c.name AS customer_name
      FROM bank.account a JOIN bank.customer c ON c.id = a.customer_id
      WHERE a.id = :id
      """)
  Optional<WithCustomer> withCustomer(long id);

  @Query(
      """
      SELECT a.id, b.number AS b_number, b.amount AS b_amount, b.booked_at AS b_booked_at,
             b.note AS b_note
      FROM bank.account a LEFT JOIN bank.booking b ON b.account_id = a.id
      ORDER BY a.id, b.number
      """)
  List<Line> lines();

  @Query(
      """
      SELECT a.id, b.number AS b_number, b.amount AS b_amount, b.booked_at AS b_booked_at,
             b.note AS b_note
      FROM bank.account a LEFT JOIN LATERAL (
        SELECT * FROM bank.booking WHERE account_id = a.id ORDER BY number DESC LIMIT 1
      ) b ON true
      """)
  List<Line> latest();

  @Query(
      """
      SELECT c.id, a.id AS account_id, b.number AS account_booking_number,
             b.amount AS account_booking_amount, b.booked_at AS account_booking_booked_at,
             b.note AS account_booking_note
      FROM bank.customer c
      LEFT JOIN bank.account a ON a.customer_id = c.id
      LEFT JOIN bank.booking b ON b.account_id = a.id
      """)
  List<Deep> deep();
}

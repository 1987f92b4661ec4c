package checked;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loompq.Column;
import org.loompq.Composite;
import org.loompq.CopyOut;
import org.loompq.Query;
import org.loompq.type.Range;

interface Bookings {

  record Booking(int number, BigDecimal amount, Optional<String> note) {}

  @Composite
  record Address(String street, String city, int zip) {}

  @Query("SELECT number, amount, note FROM bank.booking WHERE during && :during")
  List<Booking> during(Range<Instant> during);

  @Query("SELECT * FROM bank.booking WHERE note = :note AND document @> :part")
  List<Booking> noted(String note, String part);

  @Query("UPDATE bank.customer SET home = :home, tags = :tags WHERE id = :id")
  int move(Address home, List<String> tags, long id);

  record Everything(
      long accountId,
      int number,
      BigDecimal amount,
      Instant bookedAt,
      Optional<String> note,
      Optional<Range<Instant>> during,
      Optional<String> document,
      long id,
      long customerId,
      String iban,
      BigDecimal balance,
      Optional<Integer> creditLimit,
      Instant openedAt,
      Optional<Instant> closedAt) {}

  @Query(
      """
      SELECT a.*, b.account_id, b.number, b.amount, b.booked_at, b.note, b.during, b.document
      FROM bank.booking b JOIN bank.account a ON a.id = b.account_id
      WHERE b.booked_at BETWEEN :theBeginningOfTheTimeInQuestion::text::timestamptz
        AND lower(:theTimeInQuestionAsARangeOfInstants::tstzrange)
      """)
  List<Everything> everything(
      String theBeginningOfTheTimeInQuestion, Range<Instant> theTimeInQuestionAsARangeOfInstants);

  @Column("number")
  @Query("SELECT account_id, number FROM bank.booking")
  Map<Integer, Long> accounts();

  @CopyOut("(SELECT note, number, amount FROM bank.booking)")
  java.util.stream.Stream<Booking> export();
}

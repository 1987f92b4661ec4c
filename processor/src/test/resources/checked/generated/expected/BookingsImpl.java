package checked;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.Composite;
import org.loompq.runtime.CopyFrom;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.Parameters;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;
import org.loompq.type.Range;

/** Implements {@link Bookings} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class BookingsImpl implements Bookings {

  private static final RowShape BOOKING =
      RowShape.of("Booking")
          .column("number", "number", Codecs.INTEGER)
          .column("amount", "amount", Codecs.BIG_DECIMAL)
          .column("note", "note", Codecs.STRING);

  private static final Codec<Range<Instant>> INSTANT_RANGE = Codecs.rangeOf(Codecs.INSTANT);

  private static final RowShape ADDRESS =
      RowShape.of("Address")
          .column("street", "street", Codecs.STRING)
          .column("city", "city", Codecs.STRING)
          .column("zip", "zip", Codecs.INTEGER);

  private static final Codec<Address> ADDRESS_CODEC =
      Composite.of(ADDRESS, BookingsImpl::address, BookingsImpl::bindAddress);

  private static final Codec<List<String>> STRING_LIST = Codecs.listOf(Codecs.STRING);

  private static final RowShape EVERYTHING_2 =
      RowShape.of("Everything")
          .column("account_id", "accountId", Codecs.LONG)
          .column("number", "number", Codecs.INTEGER)
          .column("amount", "amount", Codecs.BIG_DECIMAL)
          .column("booked_at", "bookedAt", Codecs.INSTANT)
          .column("note", "note", Codecs.STRING)
          .column("during", "during", INSTANT_RANGE)
          .column("document", "document", Codecs.STRING)
          .column("id", "id", Codecs.LONG)
          .column("customer_id", "customerId", Codecs.LONG)
          .column("iban", "iban", Codecs.STRING)
          .column("balance", "balance", Codecs.BIG_DECIMAL)
          .column("credit_limit", "creditLimit", Codecs.INTEGER)
          .column("opened_at", "openedAt", Codecs.INSTANT)
          .column("closed_at", "closedAt", Codecs.INSTANT);

  private static final Statement DURING =
      Statement.of(
          "Bookings.during",
          BOOKING.inOrder(),
          """
          SELECT number, amount, note FROM bank.booking WHERE during && $1
          """,
          Parameter.of("during", INSTANT_RANGE).as("tstzrange"));

  private static final Statement NOTED =
      Statement.of(
          "Bookings.noted",
          BOOKING.at(1, 2, 4),
          """
          SELECT * FROM bank.booking WHERE note = $1 AND document @> $2
          """,
          Parameter.of("note", Codecs.STRING).as("text"),
          Parameter.of("part", Codecs.STRING).as("jsonb"));

  private static final Statement MOVE =
      Statement.of(
          "Bookings.move",
          RowShape.none(),
          """
          UPDATE bank.customer SET home = $1, tags = $2 WHERE id = $3
          """,
          Parameter.of("home", ADDRESS_CODEC),
          Parameter.of("tags", STRING_LIST).as("text[]"),
          Parameter.of("id", Codecs.LONG));

  private static final Statement EVERYTHING =
      Statement.of(
          "Bookings.everything",
          EVERYTHING_2.at(7, 8, 9, 10, 11, 12, 13, 0, 1, 2, 3, 4, 5, 6),
          """
          SELECT a.*, b.account_id, b.number, b.amount, b.booked_at, b.note, b.during, b.document
          FROM bank.booking b JOIN bank.account a ON a.id = b.account_id
          WHERE b.booked_at BETWEEN $1::text::timestamptz
            AND lower($2::tstzrange)
          """,
          Parameter.of("theBeginningOfTheTimeInQuestion", Codecs.STRING).as("text"),
          Parameter.of("theTimeInQuestionAsARangeOfInstants", INSTANT_RANGE).as("tstzrange"));

  private static final Statement ACCOUNTS =
      Statement.of(
          "Bookings.accounts",
          RowShape.of("Bookings.accounts")
              .remaining("value", Codecs.LONG)
              .column("number", "key", Codecs.INTEGER),
          """
          SELECT account_id, number FROM bank.booking
          """);

  private static final CopyFrom EXPORT =
      CopyFrom.of(
          "Bookings.export",
          BOOKING.at(1, 2, 0),
          """
          SELECT note, number, amount FROM bank.booking
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public BookingsImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Bookings#during}. */
  @Override
  public List<Booking> during(Range<Instant> during) {
    try (Rows rows = DURING.with(runner).bind(during, INSTANT_RANGE).query()) {
      return rows.list(BookingsImpl::booking);
    }
  }

  /** Runs {@link Bookings#noted}. */
  @Override
  public List<Booking> noted(String note, String part) {
    try (Rows rows = NOTED.with(runner).bind(note).bind(part).query()) {
      return rows.list(BookingsImpl::booking);
    }
  }

  /** Runs {@link Bookings#move}. */
  @Override
  public int move(Address home, List<String> tags, long id) {
    return Math.toIntExact(
        MOVE.with(runner).bind(home, ADDRESS_CODEC).bind(tags, STRING_LIST).bind(id).update());
  }

  /** Runs {@link Bookings#everything}. */
  @Override
  public List<Everything> everything(
      String theBeginningOfTheTimeInQuestion, Range<Instant> theTimeInQuestionAsARangeOfInstants) {
    try (Rows rows =
        EVERYTHING
            .with(runner)
            .bind(theBeginningOfTheTimeInQuestion)
            .bind(theTimeInQuestionAsARangeOfInstants, INSTANT_RANGE)
            .query()) {
      return rows.list(BookingsImpl::everything2);
    }
  }

  /** Runs {@link Bookings#accounts}. */
  @Override
  public Map<Integer, Long> accounts() {
    try (Rows rows = ACCOUNTS.with(runner).query()) {
      return rows.map(row -> row.get(1, Codecs.INTEGER), row -> row.get(0, Codecs.LONG));
    }
  }

  /** Runs {@link Bookings#export}. */
  @Override
  public Stream<Booking> export() {
    return EXPORT.stream(runner, BookingsImpl::booking);
  }

  private static Booking booking(Rows rows) {
    return new Booking(
        rows.getInt(0), rows.get(1, Codecs.BIG_DECIMAL), Optional.ofNullable(rows.getString(2)));
  }

  private static Address address(Rows rows) {
    return new Address(rows.getString(0), rows.getString(1), rows.getInt(2));
  }

  private static Everything everything2(Rows rows) {
    return new Everything(
        rows.getLong(0),
        rows.getInt(1),
        rows.get(2, Codecs.BIG_DECIMAL),
        rows.get(3, Codecs.INSTANT),
        Optional.ofNullable(rows.getString(4)),
        Optional.ofNullable(rows.get(5, INSTANT_RANGE)),
        Optional.ofNullable(rows.getString(6)),
        rows.getLong(7),
        rows.getLong(8),
        rows.getString(9),
        rows.get(10, Codecs.BIG_DECIMAL),
        Optional.ofNullable(rows.get(11, Codecs.INTEGER)),
        rows.get(12, Codecs.INSTANT),
        Optional.ofNullable(rows.get(13, Codecs.INSTANT)));
  }

  private static void bindAddress(Parameters row, Address address) {
    row.bind(address.street()).bind(address.city()).bind(address.zip());
  }

  /** Makes {@link BookingsImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Bookings> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Bookings> type() {
      return Bookings.class;
    }

    @Override
    public Bookings create(Session session) {
      return new BookingsImpl(session);
    }
  }
}

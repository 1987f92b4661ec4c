package shop;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.BatchExecution;
import org.loompq.runtime.Composite;
import org.loompq.runtime.CopyInto;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.Parameters;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.runtime.codec.JsonType;
import org.loompq.spi.RepositoryProvider;
import org.loompq.type.Multirange;
import org.loompq.type.Range;

/** Implements {@link Customers} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class CustomersImpl implements Customers {

  private static final Codec<CustomerId> CUSTOMER_ID_CODEC =
      Codecs.wrapped("CustomerId", Codecs.LONG, CustomerId::new, CustomerId::value);

  private static final Codec<Email> EMAIL_CODEC =
      Codecs.wrapped("Email", Codecs.STRING, Email::new, Email::text);

  private static final RowShape ADDRESS =
      RowShape.of("Address")
          .column("street", "street", Codecs.STRING)
          .column("city", "city", Codecs.STRING)
          .column("zip", "zip", Codecs.INTEGER);

  private static final Codec<Address> ADDRESS_CODEC =
      Composite.of(ADDRESS, CustomersImpl::address, CustomersImpl::bindAddress);

  private static final Codec<Kind> KIND_CODEC = Codecs.enumOf(Kind.values(), "PRIVATE", "b2b");

  private static final RowShape ITEM =
      RowShape.of("Item")
          .column("name", "name", Codecs.STRING)
          .column("price", "price", Codecs.BIG_DECIMAL)
          .column("kind", "kind", KIND_CODEC)
          .column("sizes", "sizes", Codecs.INT_ARRAY);

  private static final Codec<Item> ITEM_CODEC =
      Composite.of(ITEM, CustomersImpl::item, CustomersImpl::bindItem);

  private static final Codec<List<Item>> ITEM_LIST = Codecs.listOf(ITEM_CODEC);

  private static final Codec<Set<Kind>> KIND_SET = Codecs.setOf(KIND_CODEC);

  private static final Codec<List<String>> STRING_LIST = Codecs.listOf(Codecs.STRING);

  private static final Codec<List<List<String>>> STRING_LIST_LIST = Codecs.listOf(STRING_LIST);

  private static final Codec<String[]> STRING_ARRAY = Codecs.arrayOf(Codecs.STRING, String[]::new);

  private static final Codec<String[][]> STRING_ARRAY_ARRAY =
      Codecs.arrayOf(STRING_ARRAY, String[][]::new);

  private static final RowShape CUSTOMER =
      RowShape.of("Customer")
          .column("id", "id", CUSTOMER_ID_CODEC)
          .column("email", "email", EMAIL_CODEC)
          .column("home", "home", ADDRESS_CODEC)
          .column("work", "work", ADDRESS_CODEC)
          .column("items", "items", ITEM_LIST)
          .column("kinds", "kinds", KIND_SET)
          .column("scores", "scores", Codecs.INT_ARRAY)
          .column("totals", "totals", Codecs.LONG_ARRAY)
          .column("weights", "weights", Codecs.DOUBLE_ARRAY)
          .column("matrix", "matrix", STRING_LIST_LIST)
          .column("texts", "texts", STRING_ARRAY_ARRAY)
          .column("age", "age", Codecs.INTEGER);

  private static final Codec<List<Email>> EMAIL_LIST = Codecs.listOf(EMAIL_CODEC);

  private static final Codec<Settings> SETTINGS_JSON = Codecs.json(JsonType.of(Settings.class));

  private static final Codec<Map<String, Item>> STRING_ITEM_MAP_JSON =
      Codecs.json(new JsonType<Map<String, Item>>() {});

  private static final RowShape PROFILE =
      RowShape.of("Profile")
          .column("id", "id", Codecs.LONG)
          .column("settings", "settings", SETTINGS_JSON)
          .column("by_name", "byName", STRING_ITEM_MAP_JSON)
          .column("initial", "initial", Codecs.CHARACTER);

  private static final Codec<List<Item>> ITEM_LIST_JSON =
      Codecs.json(new JsonType<List<Item>>() {});

  private static final Codec<Range<LocalDate>> LOCAL_DATE_RANGE = Codecs.rangeOf(Codecs.LOCAL_DATE);

  private static final Codec<Multirange<Integer>> INTEGER_MULTIRANGE =
      Codecs.multirangeOf(Codecs.INTEGER);

  private static final RowShape STAY =
      RowShape.of("Stay")
          .column("nights", "nights", LOCAL_DATE_RANGE)
          .column("rooms", "rooms", INTEGER_MULTIRANGE)
          .column("notes", "notes", Codecs.HSTORE);

  private static final RowShape PAYMENT =
      RowShape.of("Payment")
          .column("kind", "kind", Codecs.STRING)
          .column("id", "CreditCard.id", Codecs.LONG)
          .column("number", "CreditCard.number", Codecs.STRING)
          .column("amount", "CreditCard.amount", Codecs.BIG_DECIMAL)
          .column("id", "Cash.id", Codecs.LONG)
          .column("amount", "Cash.amount", Codecs.BIG_DECIMAL)
          .column("paid_at", "Cash.paidAt", ADDRESS_CODEC);

  private static final Statement FIND =
      Statement.of(
          "Customers.find",
          CUSTOMER,
          """
          SELECT * FROM customer WHERE id = $1
          """,
          Parameter.of("id", CUSTOMER_ID_CODEC));

  private static final Statement HOMES =
      Statement.of(
          "Customers.homes",
          RowShape.scalar(ADDRESS_CODEC),
          """
          SELECT home FROM customer
          """);

  private static final Statement IDS =
      Statement.of(
          "Customers.ids",
          RowShape.of("CustomerId").column("value", "value", CUSTOMER_ID_CODEC),
          """
          SELECT id FROM customer WHERE email = ANY($1)
          """,
          Parameter.of("emails", EMAIL_LIST));

  private static final Statement SCORES =
      Statement.of(
          "Customers.scores",
          RowShape.scalar(Codecs.INT_ARRAY),
          """
          SELECT scores FROM customer
          """);

  private static final Statement ALL =
      Statement.of(
          "Customers.all",
          RowShape.of("CustomerId").column("value", "value", CUSTOMER_ID_CODEC),
          """
          SELECT id FROM customer
          """);

  private static final Statement MOVE =
      Statement.of(
          "Customers.move",
          RowShape.none(),
          """
          UPDATE customer SET home = $1, scores = $2, matrix = $3 WHERE id = $4
          """,
          Parameter.of("home", ADDRESS_CODEC),
          Parameter.of("scores", Codecs.INT_ARRAY),
          Parameter.of("matrix", STRING_LIST_LIST),
          Parameter.of("id", CUSTOMER_ID_CODEC));

  private static final Statement ADD =
      Statement.of(
          "Customers.add",
          RowShape.none(),
          """
          INSERT INTO item SELECT * FROM unnest($1::item[])
          """,
          Parameter.of("items", ITEM_LIST));

  private static final Statement VISIT =
      Statement.of(
          "Customers.visit",
          RowShape.none(),
          """
          INSERT INTO visit (customer, item) VALUES ($1, $2)
          """,
          Parameter.of("customer", CUSTOMER_ID_CODEC),
          Parameter.of("item", ITEM_CODEC));

  private static final CopyInto LOAD =
      CopyInto.of(
          "Customers.load",
          "visit",
          "customer, item",
          Parameter.of("customer", CUSTOMER_ID_CODEC),
          Parameter.of("item", ITEM_CODEC));

  private static final Statement PROFILES =
      Statement.of(
          "Customers.profiles",
          PROFILE,
          """
          SELECT * FROM profile WHERE settings = $1
          """,
          Parameter.of("settings", SETTINGS_JSON));

  private static final Statement SETTINGS =
      Statement.of(
          "Customers.settings",
          RowShape.scalar(SETTINGS_JSON),
          """
          SELECT settings FROM profile WHERE id = $1
          """,
          Parameter.of("id", Codecs.LONG));

  private static final Statement DOCUMENTS =
      Statement.of(
          "Customers.documents",
          RowShape.scalar(ITEM_LIST_JSON),
          """
          SELECT items FROM profile
          """);

  private static final Statement STAYS =
      Statement.of(
          "Customers.stays",
          STAY,
          """
          SELECT * FROM stay WHERE nights && $1
          """,
          Parameter.of("nights", LOCAL_DATE_RANGE));

  private static final Statement ADD_PROFILES =
      Statement.of(
          "Customers.addProfiles",
          RowShape.none(),
          """
          INSERT INTO profile (id, settings, initial) VALUES ($1, $2, $3)
          """,
          Parameter.of("id", Codecs.LONG),
          Parameter.of("settings", SETTINGS_JSON),
          Parameter.of("initial", Codecs.CHARACTER));

  private static final CopyInto LOAD_ALL =
      CopyInto.of(
          "Customers.loadAll",
          "customer",
          """
          "id",
          "email",
          "home",
          "work",
          "items",
          "kinds",
          "scores",
          "totals",
          "weights",
          "matrix",
          "texts",
          "age"
          """,
          Parameter.of("id", CUSTOMER_ID_CODEC),
          Parameter.of("email", EMAIL_CODEC),
          Parameter.of("home", ADDRESS_CODEC),
          Parameter.of("work", ADDRESS_CODEC),
          Parameter.of("items", ITEM_LIST),
          Parameter.of("kinds", KIND_SET),
          Parameter.of("scores", Codecs.INT_ARRAY),
          Parameter.of("totals", Codecs.LONG_ARRAY),
          Parameter.of("weights", Codecs.DOUBLE_ARRAY),
          Parameter.of("matrix", STRING_LIST_LIST),
          Parameter.of("texts", STRING_ARRAY_ARRAY),
          Parameter.of("age", Codecs.INTEGER));

  private static final Statement PAYMENTS =
      Statement.of(
          "Customers.payments",
          PAYMENT,
          """
          SELECT * FROM payment
          """);

  private static final Statement PAYMENTS_BY_ID =
      Statement.of(
          "Customers.paymentsById",
          PAYMENT.column("id", "key", Codecs.LONG),
          """
          SELECT * FROM payment
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public CustomersImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Customers#find}. */
  @Override
  public Optional<Customer> find(CustomerId id) {
    try (Rows rows = FIND.with(runner).bind(id, CUSTOMER_ID_CODEC).query()) {
      return rows.optional(CustomersImpl::customer);
    }
  }

  /** Runs {@link Customers#homes}. */
  @Override
  public List<Address> homes() {
    try (Rows rows = HOMES.with(runner).query()) {
      return rows.list(row -> row.get(0, ADDRESS_CODEC));
    }
  }

  /** Runs {@link Customers#ids}. */
  @Override
  public List<CustomerId> ids(List<Email> emails) {
    try (Rows rows = IDS.with(runner).bind(emails, EMAIL_LIST).query()) {
      return rows.list(row -> row.get(0, CUSTOMER_ID_CODEC));
    }
  }

  /** Runs {@link Customers#scores}. */
  @Override
  public List<int[]> scores() {
    try (Rows rows = SCORES.with(runner).query()) {
      return rows.list(row -> row.get(0, Codecs.INT_ARRAY));
    }
  }

  /** Runs {@link Customers#all}. */
  @Override
  public Stream<CustomerId> all() {
    return ALL.with(runner).stream(1000, row -> row.get(0, CUSTOMER_ID_CODEC));
  }

  /** Runs {@link Customers#move}. */
  @Override
  public int move(CustomerId id, Address home, int[] scores, List<List<String>> matrix) {
    return Math.toIntExact(
        MOVE.with(runner)
            .bind(home, ADDRESS_CODEC)
            .bind(scores, Codecs.INT_ARRAY)
            .bind(matrix, STRING_LIST_LIST)
            .bind(id, CUSTOMER_ID_CODEC)
            .update());
  }

  /** Runs {@link Customers#add}. */
  @Override
  public int add(List<Item> items) {
    return Math.toIntExact(ADD.with(runner).bind(items, ITEM_LIST).update());
  }

  /** Runs {@link Customers#visit}. */
  @Override
  public int[] visit(List<Visit> visits) {
    try (BatchExecution batch = VISIT.batch(runner)) {
      for (Visit visit : visits) {
        batch.next(visit).bind(visit.customer(), CUSTOMER_ID_CODEC).bind(visit.item(), ITEM_CODEC);
      }
      return batch.intCounts();
    }
  }

  /** Runs {@link Customers#load}. */
  @Override
  public long load(Stream<Visit> visits) {
    return LOAD.copy(runner, visits.iterator(), CustomersImpl::bindVisit);
  }

  /** Runs {@link Customers#profiles}. */
  @Override
  public List<Profile> profiles(Settings settings) {
    try (Rows rows = PROFILES.with(runner).bind(settings, SETTINGS_JSON).query()) {
      return rows.list(CustomersImpl::profile);
    }
  }

  /** Runs {@link Customers#settings}. */
  @Override
  public Optional<Settings> settings(long id) {
    try (Rows rows = SETTINGS.with(runner).bind(id).query()) {
      return rows.optional(row -> row.get(0, SETTINGS_JSON));
    }
  }

  /** Runs {@link Customers#documents}. */
  @Override
  public List<List<Item>> documents() {
    try (Rows rows = DOCUMENTS.with(runner).query()) {
      return rows.list(row -> row.get(0, ITEM_LIST_JSON));
    }
  }

  /** Runs {@link Customers#stays}. */
  @Override
  public List<Stay> stays(Range<LocalDate> nights) {
    try (Rows rows = STAYS.with(runner).bind(nights, LOCAL_DATE_RANGE).query()) {
      return rows.list(CustomersImpl::stay);
    }
  }

  /** Runs {@link Customers#addProfiles}. */
  @Override
  public void addProfiles(List<Profile> profiles) {
    try (BatchExecution batch = ADD_PROFILES.batch(runner)) {
      for (Profile profile : profiles) {
        batch
            .next(profile)
            .bind(profile.id())
            .bind(profile.settings(), SETTINGS_JSON)
            .bind(profile.initial());
      }
      batch.counts();
    }
  }

  /** Runs {@link Customers#loadAll}. */
  @Override
  public long loadAll(Stream<Customer> customers) {
    return LOAD_ALL.copy(runner, customers.iterator(), CustomersImpl::bindCustomer);
  }

  /** Runs {@link Customers#payments}. */
  @Override
  public List<Payment> payments() {
    try (Rows rows = PAYMENTS.with(runner).query()) {
      return rows.list(CustomersImpl::payment);
    }
  }

  /** Runs {@link Customers#paymentsById}. */
  @Override
  public Map<Long, Payment> paymentsById() {
    try (Rows rows = PAYMENTS_BY_ID.with(runner).query()) {
      return rows.map(row -> row.get(7, Codecs.LONG), CustomersImpl::payment);
    }
  }

  private static Address address(Rows rows) {
    return new Address(rows.getString(0), rows.getString(1), rows.getInt(2));
  }

  private static Item item(Rows rows) {
    return new Item(
        rows.getString(0),
        rows.get(1, Codecs.BIG_DECIMAL),
        rows.get(2, KIND_CODEC),
        rows.get(3, Codecs.INT_ARRAY));
  }

  private static Customer customer(Rows rows) {
    return new Customer(
        rows.get(0, CUSTOMER_ID_CODEC),
        Optional.ofNullable(rows.get(1, EMAIL_CODEC)),
        rows.get(2, ADDRESS_CODEC),
        rows.get(3, ADDRESS_CODEC),
        rows.get(4, ITEM_LIST),
        rows.get(5, KIND_SET),
        rows.get(6, Codecs.INT_ARRAY),
        rows.get(7, Codecs.LONG_ARRAY),
        rows.get(8, Codecs.DOUBLE_ARRAY),
        rows.get(9, STRING_LIST_LIST),
        rows.get(10, STRING_ARRAY_ARRAY),
        Optional.ofNullable(rows.get(11, Codecs.INTEGER)));
  }

  private static Profile profile(Rows rows) {
    return new Profile(
        rows.getLong(0),
        rows.get(1, SETTINGS_JSON),
        Optional.ofNullable(rows.get(2, STRING_ITEM_MAP_JSON)),
        rows.getChar(3));
  }

  private static Stay stay(Rows rows) {
    return new Stay(
        rows.get(0, LOCAL_DATE_RANGE), rows.get(1, INTEGER_MULTIRANGE), rows.get(2, Codecs.HSTORE));
  }

  private static Payment payment(Rows rows) {
    return switch (rows.getString(0)) {
      case "credit_card" -> paymentCreditCard(rows);
      case "money" -> paymentCash(rows);
      case null, default -> throw rows.unknownLabel(0);
    };
  }

  private static CreditCard paymentCreditCard(Rows rows) {
    return new CreditCard(rows.getLong(1), rows.getString(2), rows.get(3, Codecs.BIG_DECIMAL));
  }

  private static Cash paymentCash(Rows rows) {
    return new Cash(rows.getLong(4), rows.get(5, Codecs.BIG_DECIMAL), rows.get(6, ADDRESS_CODEC));
  }

  private static void bindAddress(Parameters row, Address address) {
    row.bind(address.street()).bind(address.city()).bind(address.zip());
  }

  private static void bindItem(Parameters row, Item item) {
    row.bind(item.name())
        .bind(item.price(), Codecs.BIG_DECIMAL)
        .bind(item.kind(), KIND_CODEC)
        .bind(item.sizes(), Codecs.INT_ARRAY);
  }

  private static void bindVisit(Parameters row, Visit visit) {
    row.bind(visit.customer(), CUSTOMER_ID_CODEC).bind(visit.item(), ITEM_CODEC);
  }

  private static void bindCustomer(Parameters row, Customer customer) {
    row.bind(customer.id(), CUSTOMER_ID_CODEC)
        .bind(customer.email().orElse(null), EMAIL_CODEC)
        .bind(customer.home(), ADDRESS_CODEC)
        .bind(customer.work(), ADDRESS_CODEC)
        .bind(customer.items(), ITEM_LIST)
        .bind(customer.kinds(), KIND_SET)
        .bind(customer.scores(), Codecs.INT_ARRAY)
        .bind(customer.totals(), Codecs.LONG_ARRAY)
        .bind(customer.weights(), Codecs.DOUBLE_ARRAY)
        .bind(customer.matrix(), STRING_LIST_LIST)
        .bind(customer.texts(), STRING_ARRAY_ARRAY)
        .bind(customer.age().orElse(null), Codecs.INTEGER);
  }

  /** Makes {@link CustomersImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Customers> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Customers> type() {
      return Customers.class;
    }

    @Override
    public Customers create(Session session) {
      return new CustomersImpl(session);
    }
  }
}

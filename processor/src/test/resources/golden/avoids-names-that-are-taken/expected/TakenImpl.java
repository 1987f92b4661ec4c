package golden;

import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Taken} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class TakenImpl implements Taken {

  private static final RowShape STATEMENT_2 =
      RowShape.of("Statement")
          .column("id", "id", Codecs.INTEGER)
          .column("no", "no", Codecs.INTEGER);

  private static final RowShape SESSION_2 =
      RowShape.of("Session").column("id", "id", Codecs.INTEGER).column("no", "no", Codecs.INTEGER);

  private static final RowShape PROVIDER_2 =
      RowShape.of("Provider").column("id", "id", Codecs.INTEGER).column("no", "no", Codecs.INTEGER);

  private static final RowShape OVERRIDE_2 =
      RowShape.of("Override").column("id", "id", Codecs.INTEGER).column("no", "no", Codecs.INTEGER);

  private static final RowShape MATH_2 =
      RowShape.of("Math").column("id", "id", Codecs.INTEGER).column("no", "no", Codecs.INTEGER);

  private static final RowShape STRING_2 =
      RowShape.of("String").column("id", "id", Codecs.INTEGER).column("no", "no", Codecs.INTEGER);

  private static final RowShape PACKAGE =
      RowShape.of("Package").column("id", "id", Codecs.INTEGER).column("no", "no", Codecs.INTEGER);

  private static final RowShape ACCOUNT =
      RowShape.of("Account").column("id", "id", Codecs.INTEGER).column("no", "no", Codecs.INTEGER);

  private static final Codec<Switch> SWITCH_CODEC_2 = Codecs.enumOf(Switch.values(), "ON", "OFF");

  private static final org.loompq.runtime.Statement STATEMENT =
      org.loompq.runtime.Statement.of(
          "Taken.statement",
          STATEMENT_2,
          """
          SELECT 1 AS id
          """);

  private static final org.loompq.runtime.Statement SESSION =
      org.loompq.runtime.Statement.of(
          "Taken.session",
          SESSION_2,
          """
          SELECT 1 AS id
          """);

  private static final org.loompq.runtime.Statement PROVIDER =
      org.loompq.runtime.Statement.of(
          "Taken.provider",
          PROVIDER_2,
          """
          SELECT 1 AS id
          """);

  private static final org.loompq.runtime.Statement OVERRIDE =
      org.loompq.runtime.Statement.of(
          "Taken.override",
          OVERRIDE_2,
          """
          SELECT 1 AS id
          """);

  private static final org.loompq.runtime.Statement MATH =
      org.loompq.runtime.Statement.of(
          "Taken.math",
          MATH_2,
          """
          SELECT 1 AS id
          """);

  private static final org.loompq.runtime.Statement STRING =
      org.loompq.runtime.Statement.of(
          "Taken.string",
          STRING_2,
          """
          SELECT $1::text AS id
          """,
          Parameter.of("x", Codecs.STRING));

  private static final org.loompq.runtime.Statement PACKAGES =
      org.loompq.runtime.Statement.of(
          "Taken.packages",
          PACKAGE,
          """
          SELECT 1 AS id
          """);

  private static final org.loompq.runtime.Statement ONE_ACCOUNT =
      org.loompq.runtime.Statement.of(
          "Taken.oneAccount",
          ACCOUNT,
          """
          SELECT 1 AS id
          """);

  private static final org.loompq.runtime.Statement UPDATE =
      org.loompq.runtime.Statement.of(
          "Taken.update",
          RowShape.none(),
          """
          DELETE FROM t
          """);

  private static final org.loompq.runtime.Statement CONSTANT_2 =
      org.loompq.runtime.Statement.of(
          "Taken.constant",
          RowShape.none(),
          """
          UPDATE t SET a = $1, b = $2
          """,
          Parameter.of("CONSTANT", Codecs.INTEGER),
          Parameter.of("SWITCH_CODEC", SWITCH_CODEC_2));

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public TakenImpl(org.loompq.Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Taken#statement}. */
  @java.lang.Override
  public Optional<Statement> statement() {
    try (Rows rows = STATEMENT.with(runner).query()) {
      return rows.optional(TakenImpl::statement2);
    }
  }

  /** Runs {@link Taken#session}. */
  @java.lang.Override
  public List<Session> session() {
    try (Rows rows = SESSION.with(runner).query()) {
      return rows.list(TakenImpl::session2);
    }
  }

  /** Runs {@link Taken#provider}. */
  @java.lang.Override
  public Taken.Provider provider() {
    try (Rows rows = PROVIDER.with(runner).query()) {
      return provider2(rows.single());
    }
  }

  /** Runs {@link Taken#override}. */
  @java.lang.Override
  public Override[] override() {
    try (Rows rows = OVERRIDE.with(runner).query()) {
      return rows.array(TakenImpl::override2, Override[]::new);
    }
  }

  /** Runs {@link Taken#math}. */
  @java.lang.Override
  public Math math() {
    try (Rows rows = MATH.with(runner).query()) {
      return math2(rows.single());
    }
  }

  /** Runs {@link Taken#string}. */
  @java.lang.Override
  public String string(java.lang.String x) {
    try (Rows rows = STRING.with(runner).bind(x).query()) {
      return string2(rows.single());
    }
  }

  /** Runs {@link Taken#packages}. */
  @java.lang.Override
  public Package packages() {
    try (Rows rows = PACKAGES.with(runner).query()) {
      return readPackage(rows.single());
    }
  }

  /** Runs {@link Taken#oneAccount}. */
  @java.lang.Override
  public Account oneAccount() {
    try (Rows rows = ONE_ACCOUNT.with(runner).query()) {
      return account2(rows.single());
    }
  }

  /** Runs {@link Taken#update}. */
  @java.lang.Override
  public int update() {
    return java.lang.Math.toIntExact(UPDATE.with(runner).update());
  }

  /** Runs {@link Taken#constant}. */
  @java.lang.Override
  public int constant(int CONSTANT, Switch SWITCH_CODEC) {
    return java.lang.Math.toIntExact(
        CONSTANT_2.with(runner).bind(CONSTANT).bind(SWITCH_CODEC, SWITCH_CODEC_2).update());
  }

  private static Statement statement2(Rows rows) {
    return new Statement(rows.getInt(0), rows.getInt(1));
  }

  private static Session session2(Rows rows) {
    return new Session(rows.getInt(0), rows.getInt(1));
  }

  private static Taken.Provider provider2(Rows rows) {
    return new Taken.Provider(rows.getInt(0), rows.getInt(1));
  }

  private static Override override2(Rows rows) {
    return new Override(rows.getInt(0), rows.getInt(1));
  }

  private static Math math2(Rows rows) {
    return new Math(rows.getInt(0), rows.getInt(1));
  }

  private static String string2(Rows rows) {
    return new String(rows.getInt(0), rows.getInt(1));
  }

  private static Package readPackage(Rows rows) {
    return new Package(rows.getInt(0), rows.getInt(1));
  }

  private static Account account2(Rows rows) {
    return new Account(rows.getInt(0), rows.getInt(1));
  }

  /** Makes {@link TakenImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Taken> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @java.lang.Override
    public Class<Taken> type() {
      return Taken.class;
    }

    @java.lang.Override
    public Taken create(org.loompq.Session session) {
      return new TakenImpl(session);
    }
  }
}

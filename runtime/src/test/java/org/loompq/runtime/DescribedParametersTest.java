package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.loompq.Database;
import org.loompq.Pending;
import org.loompq.PreparedStatementMode;
import org.loompq.QueryResult;
import org.loompq.Row;
import org.loompq.Session;
import org.loompq.error.MappingException;
import org.loompq.error.ServerException;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.type.Range;

/** Parameters whose types the server tells before they are written. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DescribedParametersTest {

  record Pair(int id, @Nullable String name) {}

  private static final Codec<Pair> PAIR =
      Composite.of(
          RowShape.of("Pair")
              .column("id", "id", Codecs.INTEGER)
              .column("name", "name", Codecs.STRING),
          rows -> new Pair(rows.getInt(0), rows.getString(1)),
          (row, pair) -> {
            var _ = row.bind(pair.id()).bind(pair.name());
          });

  private static final Codec<List<@Nullable Pair>> PAIRS = Codecs.listOf(PAIR);

  private static final Statement ECHO =
      Statement.of(
          "Pairs.echo",
          RowShape.scalar(PAIR),
          "SELECT $1::described.pair",
          Parameter.of("pair", PAIR));

  private static final Statement INSERT =
      Statement.of(
          "Pairs.insert",
          RowShape.none(),
          "INSERT INTO described.item (pair, pairs) VALUES ($1, $2)",
          Parameter.of("pair", PAIR),
          Parameter.of("pairs", PAIRS));

  private static final Range<LocalDate> DAYS =
      Range.closedOpen(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 5));

  private static Database db;

  @BeforeAll
  static void open() {
    db = TestServer.open(4);
    db.execute("CREATE SCHEMA described");
    db.execute("CREATE TYPE described.pair AS (name text, id int4)");
    db.execute("CREATE TABLE described.item (pair described.pair, pairs described.pair[])");
  }

  @AfterAll
  static void close() {
    db.execute("DROP SCHEMA described CASCADE");
    db.close();
  }

  @Test
  void areWrittenByManyThreadsOnAllConnections() throws Exception {
    Callers.run(
        32,
        caller -> {
          for (int n = 0; n < 50; n++) {
            Pair pair = new Pair(caller * 1000 + n, n % 3 == 0 ? null : "n" + n);
            assertThat(echo(db, pair)).isEqualTo(pair);
          }
        });
  }

  @Test
  void needNoServerWhereTheProgramWasCompiledWithTheirTypes() {
    Codec<Range<LocalDate>> days = Codecs.rangeOf(Codecs.LOCAL_DATE);
    Statement declared =
        Statement.of(
            "Days.declared",
            RowShape.scalar(Codecs.STRING),
            "SELECT $1::text || upper($2)",
            Parameter.of("days", days).as("daterange"),
            Parameter.of("word", Codecs.STRING).as("text"));
    assertThat(declared.isToDescribe()).isFalse();
    try (Database own = TestServer.open(1);
        Rows rows = declared.with(StatementRunner.of(own)).bind(DAYS, days).bind("a").query()) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(0)).startsWith("[2026-01-02,2026-01-05)").endsWith("A");
    }
  }

  @Test
  void cannotBeDeclaredAsTypesThatAreNotKnownOrDoNotGoWithTheCodec() {
    Parameter days = Parameter.of("days", Codecs.rangeOf(Codecs.LOCAL_DATE));
    assertThatThrownBy(() -> days.as("daterang"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parameter :days cannot be of type daterang");
    assertThatThrownBy(() -> days.as("tstzrange")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void areWrittenInTransactionsBatchesAndStreams() {
    db.transaction(
        tx -> {
          assertThat(echo(tx, new Pair(1, "tx"))).isEqualTo(new Pair(1, "tx"));
          try (BatchExecution batch = INSERT.batch(StatementRunner.of(tx))) {
            for (int i = 0; i < 1000; i++) {
              Pair pair = new Pair(i, "n" + i);
              List<@Nullable Pair> pairs = new ArrayList<>();
              pairs.add(pair);
              var _ = batch.next().bind(pair, PAIR).bind(pairs, PAIRS);
            }
            assertThat(batch.counts()).hasSize(1000).containsOnly(1);
          }
          try (Stream<Pair> echoed =
              ECHO.with(StatementRunner.of(tx)).bind(new Pair(2, "stream"), PAIR).stream(
                  10, rows -> Objects.requireNonNull(rows.get(0, PAIR)))) {
            assertThat(echoed).containsExactly(new Pair(2, "stream"));
          }
          List<Row> rows = tx.execute("SELECT (pair).id, pairs FROM described.item").all();
          assertThat(rows).hasSize(1000);
          tx.setRollbackOnly();
          return null;
        });
  }

  @Test
  void areWrittenInPipelines() {
    List<Range<LocalDate>> echoed =
        db.pipeline(
            pipeline -> {
              List<Pending<QueryResult>> pending =
                  IntStream.range(0, 300)
                      .mapToObj(_ -> pipeline.execute("SELECT $1::daterange", DAYS))
                      .toList();
              return pending.stream()
                  .map(each -> DescribedParametersTest.range(each.get().one()))
                  .toList();
            });
    assertThat(echoed).hasSize(300).containsOnly(DAYS);
  }

  @Test
  void areDescribedAfterWhatWasAddedToThePipelineBefore() {
    db.lease(
        session -> {
          session.pipeline(
              pipeline -> {
                var _ = pipeline.execute("CREATE TEMP TABLE fresh (days daterange)");
                var inserted = pipeline.execute("INSERT INTO fresh VALUES ($1)", DAYS);
                assertThat(inserted.get().updateCount()).isEqualTo(1);
                return null;
              });
          return session.execute("DROP TABLE fresh");
        });
  }

  @Test
  void leaveNoTransactionOpenThoughTheyAreRefusedInAPipeline() {
    db.execute("CREATE TABLE described.log (id int4)");
    db.lease(
        session -> {
          assertThatThrownBy(
                  () ->
                      session.transaction(
                          tx ->
                              tx.pipeline(
                                  pipeline ->
                                      pipeline
                                          .execute("SELECT $1::int4range, 'refused'", DAYS)
                                          .get())))
              .isInstanceOf(MappingException.class);
          var _ = session.execute("INSERT INTO described.log VALUES (1)");
          return null;
        });
    assertThat(db.execute("SELECT FROM described.log").rowCount()).isEqualTo(1);
  }

  @Test
  void doNotSendTheControlsOfTheTransactionTwice() {
    db.transaction(
        tx -> {
          tx.savepoint(inner -> inner.execute("SELECT 1"));
          List<Range<LocalDate>> echoed =
              tx.pipeline(
                  pipeline -> {
                    var first = pipeline.execute("SELECT $1::daterange, 'twice'", DAYS);
                    var second = pipeline.execute("SELECT $1::daterange, 'two'", DAYS);
                    return List.of(range(first.get().one()), range(second.get().one()));
                  });
          assertThat(echoed).containsOnly(DAYS);
          return tx.execute("SELECT 1");
        });
  }

  @Test
  void letTheFailureBeforeThemBeTheTransactions() {
    assertThatThrownBy(
            () ->
                db.transaction(
                    tx ->
                        tx.pipeline(
                            pipeline -> {
                              var _ = pipeline.execute("SELECT 1 / 0");
                              return pipeline.execute("SELECT $1::daterange, 'behind'", DAYS).get();
                            })))
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).hasMessageContaining("division by zero"),
            thrown -> assertThat(thrown).hasRootCauseMessage("division by zero"),
            thrown -> assertThat(thrown.getCause()).hasMessageContaining("division by zero"));
    assertThat(db.execute("SELECT 1").rowCount()).isEqualTo(1);
  }

  @Test
  void areWrittenWithoutPreparedStatements() {
    try (Database unnamed =
        Database.open(
            TestServer.config().preparedStatements(PreparedStatementMode.UNNAMED).build())) {
      for (int i = 0; i < 3; i++) {
        assertThat(echo(unnamed, new Pair(i, "x"))).isEqualTo(new Pair(i, "x"));
      }
    }
  }

  @Test
  void areFoundByTheirClassesInDynamicSql() {
    assertThat(range(db.execute("SELECT $1::daterange", DAYS).one())).isEqualTo(DAYS);
    Range<BigDecimal> from = Range.atLeast(new BigDecimal("1.5"));
    assertThat(db.execute("SELECT $1::numrange::text", from).scalar(String.class))
        .isEqualTo("[1.5,)");
    assertThat(db.execute("SELECT $1::int8range::text", Range.empty()).scalar(String.class))
        .isEqualTo("empty");
    assertThat(
            db.execute("SELECT ($1::daterange[])[2]::text", List.of(DAYS, DAYS))
                .scalar(String.class))
        .isEqualTo("[2026-01-02,2026-01-05)");
    assertThat(db.prepare("SELECT $1::daterange").execute(DAYS).one().get(0, Range.class))
        .isEqualTo(DAYS);
  }

  @Test
  void areCharactersOfOneByteOrOfText() {
    for (String type : List.of("\"char\"", "text", "bpchar")) {
      assertThat(db.execute("SELECT $1::" + type, '\u00e9').scalar(Character.class))
          .isEqualTo('\u00e9');
    }
    assertThatThrownBy(() -> db.execute("SELECT $1::\"char\"", '\u20ac'))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("one byte");
  }

  @Test
  void areRefusedBeforeAnythingIsSentWhereTheyDoNotFit() {
    db.execute("CREATE TYPE described.other AS (id int4, name text, more text)");
    db.execute("CREATE TYPE described.small AS (id int8, name bytea)");
    assertUnfit(
        "described.other",
        "parameter :pair of Pairs.unfit is of type described.other, which does not take Pair: its"
            + " field \"more\" has no component in Pair; cast the parameter to its type in the"
            + " statement, or change one of these types; nothing was sent");
    assertUnfit("described.small", "its field \"name\" is of type bytea, and Pair.name is String");
    assertUnfit("text", "is of type text, which does not take Pair; cast");
    assertThatThrownBy(() -> db.execute("SELECT $1::int4range", DAYS))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("parameter :1")
        .hasMessageContaining("int4range, which does not take Range<LocalDate>");
    assertThatThrownBy(() -> db.execute("SELECT $1::json", Map.of("a", "b")))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("is of type json");
  }

  private static void assertUnfit(String type, String message) {
    Statement unfit =
        Statement.of(
            "Pairs.unfit", RowShape.none(), "SELECT $1::" + type, Parameter.of("pair", PAIR));
    assertThatThrownBy(() -> unfit.with(StatementRunner.of(db)).bind(new Pair(1, "a"), PAIR))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(message);
  }

  @Test
  void areDescribedAnewWhenTheirTypeIsAnother() {
    db.execute("CREATE TYPE described.fleeting AS (id int4, name text)");
    Statement echo =
        Statement.of(
            "Pairs.fleeting",
            RowShape.none(),
            "SELECT $1::described.fleeting",
            Parameter.of("pair", PAIR));
    run(echo);
    db.execute("DROP TYPE described.fleeting");
    db.execute("CREATE TYPE described.fleeting AS (name text, id int4)");
    assertThatThrownBy(() -> run(echo)).isInstanceOf(ServerException.class);
    run(echo);
  }

  @Test
  void areDescribedAnewWhenAColumnHasAnotherType() {
    db.execute("CREATE TABLE described.ranged (r int4range)");
    Range<Integer> range = Range.closedOpen(1, 5);
    Statement insert =
        Statement.of(
            "Ranges.insert",
            RowShape.none(),
            "INSERT INTO described.ranged VALUES ($1)",
            Parameter.of("range", Codecs.rangeOf(Codecs.INTEGER)));
    insert(insert, range);
    db.execute("ALTER TABLE described.ranged ALTER r TYPE int8range USING NULL");
    assertThatThrownBy(() -> insert(insert, range)).isInstanceOf(ServerException.class);
    insert(insert, range);
  }

  private static void insert(Statement statement, Range<Integer> range) {
    var _ =
        statement.with(StatementRunner.of(db)).bind(range, Codecs.rangeOf(Codecs.INTEGER)).update();
  }

  @Test
  void areDescribedAnewWhenACompositeHasAnotherField() {
    db.execute("CREATE TYPE described.growing AS (id int4, name text)");
    db.execute("CREATE DOMAIN described.grown AS described.growing");
    Statement echo =
        Statement.of(
            "Pairs.growing",
            RowShape.none(),
            "SELECT $1::described.grown",
            Parameter.of("pair", PAIR));
    run(echo);
    db.execute("ALTER TYPE described.growing ADD ATTRIBUTE more text");
    assertThatThrownBy(() -> run(echo)).isInstanceOf(ServerException.class);
    assertThatThrownBy(() -> run(echo))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("its field \"more\" has no component in Pair");
    db.execute("ALTER TYPE described.growing DROP ATTRIBUTE more");
    run(echo);
  }

  @Test
  void areDescribedAnewWhenWhatTheirPartsConsistOfHasChanged() {
    db.execute("CREATE TYPE described.part AS (id int4, name text)");
    Statement echo =
        Statement.of(
            "Pairs.parts",
            RowShape.none(),
            "SELECT $1::described.part[]",
            Parameter.of("pairs", PAIRS));
    runAll(echo);
    db.execute("ALTER TYPE described.part DROP ATTRIBUTE id");
    db.execute("ALTER TYPE described.part ADD ATTRIBUTE id int4");
    db.execute("ALTER TYPE described.part ADD ATTRIBUTE more int4");
    assertThatThrownBy(() -> runAll(echo)).isInstanceOf(ServerException.class);
    assertThatThrownBy(() -> runAll(echo))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("its field \"more\" has no component in Pair");
    db.execute("ALTER TYPE described.part DROP ATTRIBUTE more");
    runAll(echo);
  }

  private static void runAll(Statement statement) {
    List<@Nullable Pair> pairs = new ArrayList<>();
    pairs.add(new Pair(1, "a"));
    var _ = statement.with(StatementRunner.of(db)).bind(pairs, PAIRS).update();
  }

  private static void run(Statement statement) {
    var _ = statement.with(StatementRunner.of(db)).bind(new Pair(1, "a"), PAIR).update();
  }

  private static @Nullable Pair echo(Session session, Pair pair) {
    try (Rows rows = ECHO.with(StatementRunner.of(session)).bind(pair, PAIR).query()) {
      return rows.single().get(0, PAIR);
    }
  }

  @SuppressWarnings("unchecked")
  private static Range<LocalDate> range(Row row) {
    return (Range<LocalDate>) Objects.requireNonNull(row.get(0, Range.class));
  }
}

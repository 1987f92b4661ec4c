package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.loompq.CopySink;
import org.loompq.CopySource;
import org.loompq.Database;
import org.loompq.DatabaseConfig;
import org.loompq.Isolation;
import org.loompq.Notifications;
import org.loompq.PreparedQuery;
import org.loompq.QueryResult;
import org.loompq.Row;
import org.loompq.Session;
import org.loompq.Sql;
import org.loompq.Transaction;
import org.loompq.TransactionOptions;

/** What a null is answered with where none belongs: its name, before anything else happens. */
class NullArgumentsTest {

  private static Database db;

  @BeforeAll
  static void open() {
    db = TestServer.open(2);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals", "DataFlowIssue"})
  private static <T> T none() {
    return null;
  }

  /** A call that names a parameter. */
  private static DynamicTest names(String parameter, String call, ThrowingCallable code) {
    return DynamicTest.dynamicTest(
        call + " names " + parameter,
        () -> assertThatNullPointerException().isThrownBy(code).withMessage(parameter));
  }

  @TestFactory
  Stream<DynamicTest> aDatabase() {
    return Stream.of(
        names("dsn", "open", () -> Database.open(NullArgumentsTest.<String>none())),
        names("config", "open", () -> Database.open(NullArgumentsTest.<DatabaseConfig>none())),
        names("type", "repository", () -> db.repository(NullArgumentsTest.<Class<String>>none())),
        names("channels", "listen", () -> db.listen(NullArgumentsTest.<String[]>none())),
        names("channel", "listen", () -> db.listen("one", none())),
        names("session", "a runner", () -> StatementRunner.of(none())));
  }

  @TestFactory
  Stream<DynamicTest> aConfiguration() {
    DatabaseConfig.Builder builder = DatabaseConfig.builder("");
    return Stream.of(
        names("dsn", "builder", () -> DatabaseConfig.builder(none())),
        names("acquireTimeout", "builder", () -> builder.acquireTimeout(none())),
        names("idleTimeout", "builder", () -> builder.idleTimeout(none())),
        names("maxLifetime", "builder", () -> builder.maxLifetime(none())),
        names("statementTimeout", "builder", () -> builder.statementTimeout(none())),
        names("preparedStatements", "builder", () -> builder.preparedStatements(none())),
        names("slowStatementThreshold", "builder", () -> builder.slowStatementThreshold(none())),
        names("leakThreshold", "builder", () -> builder.leakThreshold(none())),
        names("isolation", "options", () -> TransactionOptions.of(none())));
  }

  @TestFactory
  Stream<DynamicTest> aSessionBeforeItTakesAConnection() {
    long acquired = db.stats().acquired();
    return Stream.concat(
        session("the database", db),
        Stream.of(
            DynamicTest.dynamicTest(
                "nothing was acquired",
                () -> assertThat(db.stats().acquired()).isEqualTo(acquired))));
  }

  @TestFactory
  Stream<DynamicTest> aLease() {
    return db.lease(leased -> session("a lease", leased).toList().stream());
  }

  @TestFactory
  Stream<DynamicTest> aTransaction() {
    return db.transaction(
        tx ->
            Stream.concat(
                session("a transaction", tx),
                Stream.of(names("body", "savepoint", () -> savepoint(tx)))));
  }

  private static void savepoint(Transaction tx) {
    tx.savepoint(none());
  }

  private static Stream<DynamicTest> session(String kind, Session on) {
    String sql = "SELECT 1";
    return Stream.of(
        names("sql", kind + " execute", () -> on.execute(NullArgumentsTest.<String>none())),
        names("sql", kind + " execute", () -> on.execute(NullArgumentsTest.<Sql>none())),
        names("parameters", kind + " execute", () -> on.execute(sql, array())),
        names("sql", kind + " stream", () -> on.stream(none())),
        names("parameters", kind + " stream", () -> on.stream(sql, array())),
        names("sql", kind + " view", () -> on.view(none(), bytes -> bytes)),
        names("body", kind + " view", () -> on.view(sql, none())),
        names("parameters", kind + " view", () -> on.view(sql, bytes -> bytes, array())),
        names("sql", kind + " copyIn", () -> on.copyIn(none())),
        names("sql", kind + " copyOut", () -> on.copyOut(none())),
        names("sql", kind + " prepare", () -> on.prepare(none())),
        names("channel", kind + " notify", () -> on.notify(none(), "payload")),
        names("payload", kind + " notify", () -> on.notify("channel", none())),
        names("body", kind + " pipeline", () -> on.pipeline(none())),
        names("body", kind + " lease", () -> on.lease(none())),
        names("body", kind + " transaction", () -> on.transaction(none())),
        names("options", kind + " transaction", () -> on.transaction(none(), _ -> 1)),
        names(
            "body",
            kind + " transaction",
            () -> on.transaction(TransactionOptions.of(Isolation.SERIALIZABLE), none())));
  }

  private static Object[] array() {
    return none();
  }

  @TestFactory
  Stream<DynamicTest> aPipeline() {
    return Stream.of(
        names("sql", "execute", () -> db.pipeline(pipeline -> pipeline.execute(none()))),
        names(
            "parameters",
            "execute",
            () -> db.pipeline(pipeline -> pipeline.execute("SELECT 1", array()))),
        names("mapper", "map", () -> db.pipeline(all -> all.execute("SELECT 1").map(none()))));
  }

  @TestFactory
  Stream<DynamicTest> aResult() {
    QueryResult result = db.execute("SELECT 1 AS one");
    Row row = result.one();
    PreparedQuery prepared = db.prepare("SELECT 1");
    return Stream.of(
        names("type", "scalar", () -> result.scalar(NullArgumentsTest.<Class<String>>none())),
        names("mapper", "map", () -> result.map(none())),
        names("collector", "collect", () -> result.collect(none())),
        names("type", "get", () -> row.get(0, NullArgumentsTest.<Class<String>>none())),
        names("elementType", "list", () -> row.getList(0, NullArgumentsTest.<Class<String>>none())),
        names("column", "get", () -> row.get(none(), Integer.class)),
        names("column", "getInt", () -> row.getInt(none())),
        names("column", "indexOf", () -> row.indexOf(none())),
        names("parameters", "prepared", () -> prepared.execute(array())));
  }

  @TestFactory
  Stream<DynamicTest> data() {
    return db.lease(
        session -> {
          session.execute("CREATE TEMPORARY TABLE copied (id int)");
          try (CopySink sink = session.copyIn("COPY copied FROM STDIN")) {
            return Stream.of(
                names("progress", "sink", () -> sink.onProgress(none())),
                names("bytes", "sink", () -> sink.write(NullArgumentsTest.<byte[]>none())),
                names("bytes", "sink", () -> sink.write(NullArgumentsTest.<byte[]>none(), 0, 1)))
                .toList()
                .stream();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> copiedData() {
    CopySource source = db.copyOut("COPY (SELECT 1) TO STDOUT");
    return Stream.of(
            names("progress", "source", () -> source.onProgress(none())),
            names("bytes", "source", () -> source.read(none())),
            names("bytes", "source", () -> source.read(none(), 0, 1)))
        .onClose(source::close);
  }

  @TestFactory
  Stream<DynamicTest> notifications() {
    Notifications heard = db.listen("nobody");
    return Stream.of(names("timeout", "next", () -> heard.next(none()))).onClose(heard::close);
  }

  @TestFactory
  Stream<DynamicTest> fragments() {
    Sql one = Sql.of("1");
    return Stream.of(
        names("text", "of", () -> Sql.of(none())),
        names("arguments", "of", () -> Sql.of("1", array())),
        names("fragment", "when", () -> Sql.when(false, none())),
        names("names", "identifier", () -> Sql.identifier(NullArgumentsTest.<String[]>none())),
        names("name", "identifier", () -> Sql.identifier("a", none())),
        names("values", "row", () -> Sql.row(array())),
        names("rows", "values", () -> Sql.values(none())),
        names("separator", "join", () -> Sql.join(none(), List.of(one))),
        names("fragments", "join", () -> Sql.join(",", none())),
        names("conditions", "and", () -> Sql.and(NullArgumentsTest.<Collection<Sql>>none())),
        names("conditions", "and", () -> Sql.and(NullArgumentsTest.<Sql[]>none())),
        names("conditions", "or", () -> Sql.or(NullArgumentsTest.<Collection<Sql>>none())),
        names("conditions", "or", () -> Sql.or(NullArgumentsTest.<Sql[]>none())),
        names("conditions", "where", () -> Sql.where(NullArgumentsTest.<Sql[]>none())),
        names("next", "append", () -> one.append(NullArgumentsTest.<Sql>none())),
        names("text", "append", () -> one.append(NullArgumentsTest.<String>none())));
  }
}

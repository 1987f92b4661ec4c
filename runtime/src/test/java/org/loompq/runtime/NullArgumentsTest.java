package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
import org.loompq.runtime.codec.Codecs;

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

  /** Makes a call that is to name a parameter. */
  private static void names(String parameter, String call, ThrowingCallable code) {
    assertThatNullPointerException().as(call).isThrownBy(code).withMessage(parameter);
  }

  @Test
  void aDatabase() {
    names("dsn", "open", () -> Database.open(NullArgumentsTest.<String>none()));
    names("config", "open", () -> Database.open(NullArgumentsTest.<DatabaseConfig>none()));
    names("type", "repository", () -> db.repository(NullArgumentsTest.<Class<String>>none()));
    names("channels", "listen", () -> db.listen(NullArgumentsTest.<String[]>none()));
    names("channel", "listen", () -> db.listen("one", none()));
    names("session", "a runner", () -> StatementRunner.of(none()));
  }

  @Test
  void aConfigurationThatIsBuilt() {
    DatabaseConfig.Builder builder = DatabaseConfig.builder("");
    names("dsn", "builder", () -> DatabaseConfig.builder(none()));
    names("acquireTimeout", "builder", () -> builder.acquireTimeout(none()));
    names("idleTimeout", "builder", () -> builder.idleTimeout(none()));
    names("maxLifetime", "builder", () -> builder.maxLifetime(none()));
    names("statementTimeout", "builder", () -> builder.statementTimeout(none()));
    names("preparedStatements", "builder", () -> builder.preparedStatements(none()));
    names("slowStatementThreshold", "builder", () -> builder.slowStatementThreshold(none()));
    names("leakThreshold", "builder", () -> builder.leakThreshold(none()));
    names("isolation", "options", () -> TransactionOptions.of(none()));
  }

  @Test
  void aConfigurationByItsConstructor() throws ReflectiveOperationException {
    RecordComponent[] components = DatabaseConfig.class.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<DatabaseConfig> constructor = DatabaseConfig.class.getDeclaredConstructor(types);
    DatabaseConfig defaults = DatabaseConfig.builder("").build();
    for (int without = 0; without < components.length; without++) {
      if (!mayBeNull(components[without])) {
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = i == without ? null : components[i].getAccessor().invoke(defaults);
        }
        names(components[without].getName(), "constructor", () -> make(constructor, values));
      }
    }
  }

  private static boolean mayBeNull(RecordComponent component) {
    return component.getType().isPrimitive()
        || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static void make(Constructor<?> constructor, @Nullable Object[] values) throws Throwable {
    try {
      constructor.newInstance(values);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }

  @Test
  void aSessionBeforeItTakesAConnection() {
    long acquired = db.stats().acquired();
    session("the database", db);
    copiedRecords("the database", db);
    assertThat(db.stats().acquired()).isEqualTo(acquired);
  }

  @Test
  void aLeaseThatGoesOn() {
    long acquired = db.stats().acquired();
    int one =
        db.lease(
            leased -> {
              session("a lease", leased);
              copiedRecords("a lease", leased);
              return leased.execute("SELECT 1").scalar(Integer.class);
            });
    assertThat(one).isEqualTo(1);
    assertThat(db.stats().acquired()).isEqualTo(acquired + 1);
  }

  @Test
  void aTransactionThatStillCommits() {
    db.execute("CREATE TABLE not_null (id int)");
    long acquired = db.stats().acquired();
    db.transaction(
        tx -> {
          tx.execute("INSERT INTO not_null VALUES (1)");
          session("a transaction", tx);
          copiedRecords("a transaction", tx);
          names("body", "savepoint", () -> savepoint(tx));
          return tx.execute("INSERT INTO not_null VALUES (2)");
        });
    assertThat(db.stats().acquired()).isEqualTo(acquired + 1);
    assertThat(db.execute("DELETE FROM not_null").updateCount()).isEqualTo(2);
    db.execute("DROP TABLE not_null");
  }

  private static void savepoint(Transaction tx) {
    tx.savepoint(none());
  }

  private static void session(String kind, Session on) {
    String sql = "SELECT 1";
    names("sql", kind + " execute", () -> on.execute(NullArgumentsTest.<String>none()));
    names("sql", kind + " execute", () -> on.execute(NullArgumentsTest.<Sql>none()));
    names("parameters", kind + " execute", () -> on.execute(sql, array()));
    names("sql", kind + " stream", () -> on.stream(none()));
    names("parameters", kind + " stream", () -> on.stream(sql, array()));
    names("sql", kind + " view", () -> on.view(none(), bytes -> bytes));
    names("body", kind + " view", () -> on.view(sql, none()));
    names("parameters", kind + " view", () -> on.view(sql, bytes -> bytes, array()));
    names("sql", kind + " copyIn", () -> on.copyIn(none()));
    names("sql", kind + " copyOut", () -> on.copyOut(none()));
    names("sql", kind + " prepare", () -> on.prepare(none()));
    names("channel", kind + " notify", () -> on.notify(none(), "payload"));
    names("payload", kind + " notify", () -> on.notify("channel", none()));
    names("body", kind + " pipeline", () -> on.pipeline(none()));
    names("body", kind + " lease", () -> on.lease(none()));
    names("body", kind + " transaction", () -> on.transaction(none()));
    names("options", kind + " transaction", () -> on.transaction(none(), _ -> 1));
    names(
        "body",
        kind + " transaction",
        () -> on.transaction(TransactionOptions.of(Isolation.SERIALIZABLE), none()));
  }

  private static Object[] array() {
    return none();
  }

  /** As a method with {@code @CopyIn} does. */
  private static void copiedRecords(String kind, Session on) {
    CopyInto into =
        CopyInto.of("load", "pg_temp.nowhere", "id", Parameter.of("id", Codecs.INTEGER));
    StatementRunner runner = StatementRunner.of(on);
    RowWriter<Integer> writer = (row, id) -> row.bind(id);
    Iterator<Integer> records = Collections.emptyIterator();
    names("source", kind + " load", () -> into.copy(runner, iterator(), writer));
    names("source", kind + " load", () -> into.copy(runner, integers(), writer));
    names("writer", kind + " load", () -> into.copy(runner, records, none()));
    names("progress", kind + " load", () -> into.copy(runner, records, writer, none()));
  }

  private static Iterator<Integer> iterator() {
    return none();
  }

  private static Integer[] integers() {
    return none();
  }

  @Test
  void aPipeline() {
    names("sql", "execute", () -> db.pipeline(pipeline -> pipeline.execute(none())));
    names(
        "parameters",
        "execute",
        () -> db.pipeline(pipeline -> pipeline.execute("SELECT 1", array())));
    names("mapper", "map", () -> db.pipeline(all -> all.execute("SELECT 1").map(none())));
  }

  @Test
  void aResult() {
    QueryResult result = db.execute("SELECT 1 AS one");
    Row row = result.one();
    PreparedQuery prepared = db.prepare("SELECT 1");
    names("type", "scalar", () -> result.scalar(NullArgumentsTest.<Class<String>>none()));
    names("mapper", "map", () -> result.map(none()));
    names("collector", "collect", () -> result.collect(none()));
    names("type", "get", () -> row.get(0, NullArgumentsTest.<Class<String>>none()));
    names("elementType", "list", () -> row.getList(0, NullArgumentsTest.<Class<String>>none()));
    names("column", "get", () -> row.get(none(), Integer.class));
    names("column", "getInt", () -> row.getInt(none()));
    names("column", "indexOf", () -> row.indexOf(none()));
    names("parameters", "prepared", () -> prepared.execute(array()));
  }

  @Test
  void aSinkThatStillFinishes() {
    long rows =
        db.lease(
            session -> {
              session.execute("CREATE TEMPORARY TABLE copied (id int)");
              try (CopySink sink = session.copyIn("COPY copied FROM STDIN")) {
                sink.write(CopiedTable.utf8("1\n"));
                names("progress", "sink", () -> sink.onProgress(none()));
                names("bytes", "sink", () -> sink.write(NullArgumentsTest.<byte[]>none()));
                names("bytes", "sink", () -> sink.write(NullArgumentsTest.<byte[]>none(), 0, 1));
                sink.write(CopiedTable.utf8("2\n"));
                return sink.finish();
              }
            });
    assertThat(rows).isEqualTo(2);
  }

  @Test
  void aSourceThatIsStillRead() {
    try (CopySource source = db.copyOut("COPY (SELECT 1) TO STDOUT")) {
      names("progress", "source", () -> source.onProgress(none()));
      names("bytes", "source", () -> source.read(none()));
      names("bytes", "source", () -> source.read(none(), 0, 1));
      assertThat(CopiedTable.read(source)).isEqualTo("1\n");
    }
  }

  @Test
  void notificationsThatStillCome() {
    try (Notifications heard = db.listen("nobody")) {
      names("timeout", "next", () -> heard.next(none()));
      db.notify("nobody", "hears");
      assertThat(heard.iterator().next().payload()).isEqualTo("hears");
    }
  }

  @Test
  void fragments() {
    Sql one = Sql.of("1");
    names("text", "of", () -> Sql.of(none()));
    names("arguments", "of", () -> Sql.of("1", array()));
    names("fragment", "when", () -> Sql.when(false, none()));
    names("names", "identifier", () -> Sql.identifier(NullArgumentsTest.<String[]>none()));
    names("name", "identifier", () -> Sql.identifier("a", none()));
    names("values", "row", () -> Sql.row(array()));
    names("rows", "values", () -> Sql.values(none()));
    names("separator", "join", () -> Sql.join(none(), List.of(one)));
    names("fragments", "join", () -> Sql.join(",", none()));
    names("conditions", "and", () -> Sql.and(NullArgumentsTest.<Collection<Sql>>none()));
    names("conditions", "and", () -> Sql.and(NullArgumentsTest.<Sql[]>none()));
    names("conditions", "or", () -> Sql.or(NullArgumentsTest.<Collection<Sql>>none()));
    names("conditions", "or", () -> Sql.or(NullArgumentsTest.<Sql[]>none()));
    names("conditions", "where", () -> Sql.where(NullArgumentsTest.<Sql[]>none()));
    names("next", "append", () -> one.append(NullArgumentsTest.<Sql>none()));
    names("text", "append", () -> one.append(NullArgumentsTest.<String>none()));
  }
}

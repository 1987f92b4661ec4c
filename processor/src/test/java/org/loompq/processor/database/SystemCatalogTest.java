package org.loompq.processor.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.Session;
import org.loompq.processor.plan.Origin;
import org.loompq.processor.server.EmbeddedServer;
import org.loompq.processor.server.Schema;

/** What is known of tables, views and indexes, and what must not be relied on. */
class SystemCatalogTest {

  private static EmbeddedServer server;
  private static Database db;

  @BeforeAll
  static void start() throws Exception {
    Path schema = Path.of("src", "test", "resources", "checked", "schema.sql");
    server = EmbeddedServer.start(Schema.of(List.of(schema)), Path.of("target", "loompq-cache"));
    db = Database.open(server.conninfo());
  }

  @AfterAll
  static void stop() {
    db.close();
    server.close();
  }

  @Test
  void knowsWhichColumnsAreNeverNull() {
    within(
        session -> {
          SystemCatalog catalog = new SystemCatalog(session);
          assertThat(catalog.isNotNull("bank", "customer", "id")).contains(true);
          assertThat(catalog.isNotNull("bank", "customer", "email")).contains(false);
          assertThat(catalog.isNotNull("bank", "event", "day")).contains(true);
          assertThat(catalog.isNotNull("bank", "overview", "id")).contains(false);
          assertThat(catalog.isNotNull("bank", "customer", "emial")).isEmpty();
          assertThat(catalog.isNotNull("bank", "custmer", "id")).isEmpty();
        });
  }

  @Test
  void doesNotRelyOnTablesWhoseChildrenMayBreakTheirPromise() {
    within(
        session -> {
          session.execute("CREATE TABLE parent (id int NOT NULL)");
          session.execute("CREATE TABLE child (more int NOT NULL) INHERITS (parent)");
          SystemCatalog catalog = new SystemCatalog(session);
          assertThat(catalog.isNotNull("public", "parent", "id")).contains(false);
          assertThat(catalog.isNotNull("public", "child", "more")).contains(true);
        });
  }

  @Test
  void doesNotRelyOnConstraintsThatNobodyHasChecked() {
    within(
        session -> {
          session.execute("CREATE TABLE unchecked (id int)");
          session.execute("ALTER TABLE unchecked ADD CONSTRAINT later NOT NULL id NOT VALID");
          assertThat(new SystemCatalog(session).isNotNull("public", "unchecked", "id"))
              .contains(false);
        });
  }

  @Test
  void knowsTheIndexesThatHoldForAllRowsAtAnyTime() {
    within(
        session -> {
          session.execute(
              """
              CREATE TABLE indexed (
                a int, b int, c int,
                CONSTRAINT key_of_two PRIMARY KEY (b, a) INCLUDE (c),
                CONSTRAINT later UNIQUE (c) DEFERRABLE)\
              """);
          session.execute("CREATE UNIQUE INDEX part ON indexed (a) WHERE c > 0");
          session.execute("CREATE UNIQUE INDEX computed ON indexed (abs(a))");
          session.execute("CREATE INDEX plain ON indexed (a)");
          assertThat(new SystemCatalog(session).uniqueIndexes("public", "indexed"))
              .containsOnlyKeys("key_of_two")
              .containsEntry("key_of_two", List.of("b", "a"));
        });
  }

  @Test
  void tellsWhereAColumnComesFromAndOfWhichTypeItIs() {
    within(
        session -> {
          SystemCatalog catalog = new SystemCatalog(session);
          int oid =
              session.execute("SELECT 'bank.customer'::regclass::oid::int4").scalar(Integer.class);
          assertThat(catalog.origin(oid, 3)).contains(new Origin("bank", "customer", "email"));
          assertThat(catalog.origin(oid, 99)).isEmpty();
          assertThat(catalog.origin(0, 1)).isEmpty();
          assertThat(catalog.type("bank", "account", "opened_at"))
              .contains("timestamp with time zone");
        });
  }

  @Test
  void knowsWhichFunctionsAreOfUsers() {
    within(
        session -> {
          session.execute("CREATE FUNCTION lower(int) RETURNS int LANGUAGE sql RETURN NULL::int");
          SystemCatalog catalog = new SystemCatalog(session);
          assertThat(catalog.isUserDefined("lower")).isTrue();
          assertThat(catalog.isUserDefined("interest")).isTrue();
          assertThat(catalog.isUserDefined("upper")).isFalse();
        });
  }

  /** In a transaction that comes to nothing. */
  private static void within(Consumer<Session> body) {
    db.transaction(
        tx -> {
          body.accept(tx);
          tx.setRollbackOnly();
          return null;
        });
  }
}

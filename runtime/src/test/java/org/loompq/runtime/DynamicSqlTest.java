package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loompq.Database;
import org.loompq.Sql;

/** What the server makes of statements that were put together at run time. */
class DynamicSqlTest {

  private static final Sql TABLE = Sql.identifier("dynamic sql", "a \"Table\"");

  private static Database db;

  @BeforeAll
  static void open() {
    db = TestServer.open(2);
    db.execute(Sql.of("CREATE SCHEMA $1", Sql.identifier("dynamic sql")));
    db.execute(Sql.of("CREATE TABLE $1 (id int PRIMARY KEY, owner text DEFAULT 'nobody')", TABLE));
    db.execute(
        Sql.of(
            "INSERT INTO $1 (id, owner) $2",
            TABLE,
            Sql.values(
                List.of(Sql.row(1, "Ada"), Sql.row(2, "Bob"), Sql.row(3, Sql.of("DEFAULT"))))));
  }

  @AfterAll
  static void close() {
    db.execute(Sql.of("DROP SCHEMA $1 CASCADE", Sql.identifier("dynamic sql")));
    db.close();
  }

  private static List<Integer> ids(Sql conditions) {
    return db.execute(Sql.of("SELECT id FROM $1 $2 ORDER BY id", TABLE, conditions))
        .map(row -> row.getInt(0));
  }

  @Test
  void insertsRowsWithDefaults() {
    assertThat(ids(Sql.where(Sql.of("owner = $1", "nobody")))).containsExactly(3);
  }

  @Test
  void asksForWhatIsWanted() {
    assertThat(ids(Sql.where())).containsExactly(1, 2, 3);
    assertThat(
            ids(
                Sql.where(
                    Sql.or(Sql.of("owner = $1", "Ada"), Sql.of("owner = $1", "Bob")),
                    Sql.of("id > $1", 1))))
        .containsExactly(2);
    assertThat(ids(Sql.where(Sql.of("id = ANY ($1)", List.of(1, 3))))).containsExactly(1, 3);
    assertThat(ids(Sql.where(Sql.of("id IN $1", Sql.row(2, 3))))).containsExactly(2, 3);
    assertThat(ids(Sql.where(Sql.of("id = ANY ($1::int[])", List.of())))).isEmpty();
  }

  @Test
  void takesForAValueWhateverItHolds() {
    String evil = "x'; DROP TABLE a; --$1";

    assertThat(db.execute(Sql.of("SELECT $1::text", evil)).scalar(String.class)).isEqualTo(evil);
    assertThat(db.execute(Sql.of("SELECT 1 AS $1", Sql.identifier(evil))).columns())
        .extracting("name")
        .containsExactly(evil);
  }

  @Test
  void quotesAnyNameSoThatTheServerReadsItBack() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String alphabet = "\"\\'$;-a É\u20ac\n%\ud83d\ude00";
    List<Sql> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      StringBuilder name = new StringBuilder();
      for (int n = 1 + random.nextInt(12); n > 0; n--) {
        name.appendCodePoint(
            alphabet.codePointAt(
                alphabet.offsetByCodePoints(
                    0, random.nextInt(alphabet.codePointCount(0, alphabet.length())))));
      }
      names.add(name.toString());
      columns.add(Sql.of("$1 AS $2", Sql.value(i), Sql.identifier(name.toString())));
    }

    var result = db.execute(Sql.of("SELECT $1", Sql.join(", ", columns)));

    assertThat(result.columns())
        .as("seed %d", seed)
        .extracting("name")
        .containsExactlyElementsOf(names);
    for (int i = 0; i < names.size(); i++) {
      assertThat(result.one().getInt(i)).isEqualTo(i);
    }
  }

  @Test
  void runsInTransactionsAndLeases() {
    int found =
        db.transaction(tx -> tx.execute(Sql.of("SELECT $1 + $2", 1, 2)).scalar(Integer.class));
    assertThat(found).isEqualTo(3);
    assertThat(
            db.<Integer, RuntimeException>lease(
                s -> s.execute(Sql.of("SELECT 4")).scalar(Integer.class)))
        .isEqualTo(4);
  }
}

package org.loompq.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loompq.CopySink;
import org.loompq.CopySource;
import org.loompq.Database;
import org.loompq.PipelineBody;
import org.loompq.PreparedQuery;
import org.loompq.Query;
import org.loompq.QueryResult;
import org.loompq.RowStream;
import org.loompq.Session;
import org.loompq.SessionBody;
import org.loompq.Transaction;
import org.loompq.TransactionOptions;
import org.loompq.ViewBody;
import org.loompq.error.MappingException;
import org.loompq.error.RowCountException;
import org.loompq.error.UniqueViolationException;
import org.loompq.examples.tour.Library.Author;
import org.loompq.examples.tour.Library.Book;
import org.loompq.examples.tour.Library.Genre;
import org.loompq.examples.tour.Library.NewBook;

/** The generated repository against a real server. */
class TourTest {

  private static final Author MARY =
      new Author(UUID.randomUUID(), "Mary Shelley", LocalDate.of(1797, 8, 30));
  private static final Author ANONYMOUS = new Author(UUID.randomUUID(), "Anonymous", null);
  private static final NewBook FRANKENSTEIN =
      new NewBook(
          "Frankenstein",
          Genre.novel,
          List.of("gothic", "with \"quotes\", and {braces}"),
          new BigDecimal("9.90"),
          MARY.id());

  private static Database db;
  private static Library library;

  /**
   * Queries whose results do not fit, because this database is not as the migration {@code V9} has
   * made the one that they were compiled with.
   */
  interface Unfit {

    /** Has a primitive for a column that is NULL. */
    record Count(int count, int most) {}

    /** Has a column that is a number. */
    record Name(String name) {}

    @Query("SELECT count, most FROM unfit.nothing")
    Count nothing();

    @Query("SELECT name FROM unfit.number")
    Name number();

    @Query("SELECT * FROM unfit.missing")
    Name missing();

    @Query("SELECT * FROM unfit.once, unfit.twice")
    Name twice();

    @Query("SELECT * FROM unfit.two")
    int two();

    @Query("SELECT 'poem'")
    Genre label();

    @Query("SELECT generate_series(1, 3)")
    int three();

    @Query("INSERT INTO unfit.inserted (number) VALUES (1) RETURNING number")
    int insert();

    @Query("SELECT 1 WHERE false")
    int none();
  }

  @BeforeAll
  static void open() {
    db = Database.open(TestServer.create("tour"));
    Tour.createSchema(db);
    db.execute(
        """
        CREATE SCHEMA unfit
          CREATE VIEW nothing AS SELECT NULL::int AS count, 1 AS most
          CREATE VIEW number AS SELECT 1 AS name
          CREATE VIEW missing AS SELECT 1 AS other, 2 AS another
          CREATE VIEW once AS SELECT 'x' AS name
          CREATE VIEW twice AS SELECT 'y' AS name
          CREATE VIEW two AS SELECT 1 AS one, 2 AS two
          CREATE TABLE inserted (number text)\
        """);
    library = db.repository(Library.class);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void fill() {
    db.execute("TRUNCATE tour.book, tour.author RESTART IDENTITY");
    assertThat(library.first()).isEmpty();
    assertThat(library.addWithAuthor(FRANKENSTEIN, MARY)).isEqualTo(1);
    library.add(ANONYMOUS);
    db.execute(
        """
        INSERT INTO tour.book (title, genre, tags, price_eur)
        VALUES ('Almanac', 'non-fiction', '{}', 0)\
        """);
  }

  @Test
  void readsRecordsInRecordsEnumsAndArrays() {
    assertThat(library.find(1))
        .contains(
            new Book(
                1, "Frankenstein", Genre.novel, FRANKENSTEIN.tags(), new BigDecimal("9.90"), MARY));
    assertThat(library.find(2))
        .contains(
            new Book(2, "Almanac", Genre.NON_FICTION, List.of(), new BigDecimal("0.00"), null));
    assertThat(library.find(3)).isEmpty();
  }

  @Test
  void passesCollectionsAndArrays() {
    assertThat(library.search(List.of(Genre.values()), "gothic")).extracting("id").containsOnly(1);
    assertThat(library.search(List.of(), "gothic")).isEmpty();
    assertThat(library.names(new UUID[] {MARY.id(), ANONYMOUS.id()}))
        .containsExactly("Anonymous", "Mary Shelley");
    assertThat(library.names(new UUID[0])).isEmpty();
    assertThat(library.idsLike("%n%")).containsExactly(1, 2);
    assertThat(library.tags()).containsExactlyInAnyOrderElementsOf(FRANKENSTEIN.tags());
  }

  @Test
  void makesMapsByTheKeyThatIsNamed() {
    assertThat(library.countByGenre()).isEqualTo(Map.of(Genre.novel, 1L, Genre.NON_FICTION, 1L));
    assertThat(library.authors()).isEqualTo(Map.of(MARY.id(), MARY, ANONYMOUS.id(), ANONYMOUS));
  }

  @Test
  void countsWhatWasAffected() {
    assertThat(library.count()).isEqualTo(2);
    assertThat(library.raisePrices(new BigDecimal("2"), Genre.novel)).isEqualTo(1);
    assertThat(library.total(Genre.novel)).isEqualTo("19.80");
    assertThat(library.remove(1)).isTrue();
    assertThat(library.remove(1)).isFalse();
    assertThat(library.total(Genre.novel)).isNull();
    assertThat(library.first()).hasValue(2);
    assertThat(library.bornOn(LocalDate.of(1797, 8, 30))).isEqualTo("Mary Shelley");
    assertThat(library.bornOn(LocalDate.EPOCH)).isNull();
  }

  @Test
  void namesTheMethodInErrors() {
    assertThatThrownBy(() -> library.add(FRANKENSTEIN))
        .isInstanceOf(UniqueViolationException.class)
        .hasMessageContaining("in Library.add")
        .hasMessageContaining("INSERT INTO tour.book")
        .hasMessageNotContaining("Frankenstein");
  }

  @Test
  void saysWhichColumnAndComponentDoNotGoTogether() {
    Unfit unfit = db.repository(Unfit.class);
    assertThatThrownBy(unfit::nothing)
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("TourTest.Unfit.nothing: column \"count\" is SQL NULL")
        .hasMessageContaining("Count.count is a primitive");
    assertThatThrownBy(unfit::number)
        .hasMessageContaining("column \"name\" is of type integer")
        .hasMessageContaining("Name.name, which is Name");
    assertThatThrownBy(unfit::missing)
        .hasMessageContaining("no column \"name\" for Name.name; the result has other, another");
    assertThatThrownBy(unfit::twice).hasMessageContaining("2 columns \"name\" for Name.name");
    assertThatThrownBy(unfit::two).hasMessageContaining("2 columns for the result");
    assertThatThrownBy(unfit::label)
        .hasMessageContaining("\"poem\" has no constant in Genre, which knows novel, non-fiction");
    assertThatThrownBy(unfit::three)
        .isInstanceOfSatisfying(RowCountException.class, e -> assertThat(e.rows()).isEqualTo(3))
        .hasMessageContaining("returned 3 rows where exactly one was expected");
    assertThatThrownBy(unfit::none).hasMessageContaining("returned no row");
    assertThat(db.stats().openResults()).isZero();
  }

  @Test
  void runsNothingWhoseColumnsDoNotFit() {
    Unfit unfit = db.repository(Unfit.class);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(unfit::insert)
          .isInstanceOf(MappingException.class)
          .hasMessageContaining("column \"number\" is of type text");
    }
    assertThat(db.execute("SELECT number FROM unfit.inserted").all()).isEmpty();
  }

  @Test
  void findsOnlyRepositoriesThatWereGenerated() {
    assertThat(db.repository(Library.class)).isSameAs(library);
    assertThatThrownBy(() -> db.repository(Runnable.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no repository was generated for java.lang.Runnable");
    assertThatThrownBy(() -> new LibraryImpl(new ForeignSession()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ForeignSession is no session of loompq");
  }

  private static final class ForeignSession implements Session {
    @Override
    public QueryResult execute(String sql, @Nullable Object... parameters) {
      return db.execute(sql, parameters);
    }

    @Override
    public <T extends @Nullable Object, X extends Throwable> T lease(
        SessionBody<Session, T, X> body) throws X {
      return db.lease(body);
    }

    @Override
    public <T extends @Nullable Object, X extends Throwable> T transaction(
        TransactionOptions options, SessionBody<Transaction, T, X> body) throws X {
      return db.transaction(options, body);
    }

    @Override
    public <T extends @Nullable Object, X extends Throwable> T pipeline(PipelineBody<T, X> body)
        throws X {
      return db.pipeline(body);
    }

    @Override
    public PreparedQuery prepare(String sql) {
      return db.prepare(sql);
    }

    @Override
    public RowStream stream(String sql, @Nullable Object... parameters) {
      return db.stream(sql, parameters);
    }

    @Override
    public CopySink copyIn(String sql) {
      return db.copyIn(sql);
    }

    @Override
    public CopySource copyOut(String sql) {
      return db.copyOut(sql);
    }

    @Override
    public <V, X extends Throwable> Optional<V> view(
        String sql, ViewBody<? extends @Nullable V, X> body, @Nullable Object... parameters)
        throws X {
      return db.view(sql, body, parameters);
    }
  }

  @Test
  void runsAsAProgram() throws IOException {
    Tour.main(new String[0]);
  }
}

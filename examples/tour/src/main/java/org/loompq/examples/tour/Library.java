package org.loompq.examples.tour;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.Query;
import org.loompq.Transactional;

/** Books and who wrote them: a method for each shape of result, and each way to pass parameters. */
public interface Library {

  /** A PostgreSQL enum; a label that is no Java name is written with {@code @Column}. */
  enum Genre {
    novel,
    @Column("non-fiction")
    NON_FICTION
  }

  /** A record in a record: its columns begin with {@code author_}. */
  record Author(UUID id, String name, @Nullable LocalDate born) {}

  /** A row of a join. The author is null where all columns of the author are. */
  record Book(
      int id,
      String title,
      Genre genre,
      List<String> tags,
      @Column("price_eur") BigDecimal price,
      @Nullable Author author) {}

  /** What is needed for a new book. */
  record NewBook(String title, Genre genre, List<String> tags, BigDecimal price, UUID author) {}

  // Statements without rows

  @Query("INSERT INTO tour.author (id, name, born) VALUES (:id, :name, :born)")
  void add(Author author);

  @Query("UPDATE tour.book SET price_eur = price_eur * :factor WHERE genre = :genre")
  int raisePrices(BigDecimal factor, Genre genre);

  @Query("DELETE FROM tour.book WHERE id = :id")
  boolean remove(int id);

  // Exactly one row

  @Query(
      """
      INSERT INTO tour.book (title, genre, tags, price_eur, author_id)
      VALUES (:book.title, :book.genre, :book.tags, :book.price, :book.author)
      RETURNING id
      """)
  int add(NewBook book);

  @Query("SELECT count(*) FROM tour.book")
  long count();

  @Query("SELECT sum(price_eur) FROM tour.book WHERE genre = :genre")
  @Nullable BigDecimal total(Genre genre);

  // At most one row

  @Query(
      """
      SELECT b.id, title, genre, tags, price_eur,
             a.id AS author_id, a.name AS author_name, a.born AS author_born
      FROM tour.book AS b LEFT JOIN tour.author AS a ON a.id = b.author_id
      WHERE b.id = :id
      """)
  Optional<Book> find(int id);

  @Query("SELECT name FROM tour.author WHERE born = :born")
  @Nullable String bornOn(LocalDate born);

  @Query("SELECT min(id) FROM tour.book HAVING count(*) > 0")
  OptionalInt first();

  // Any number of rows

  @Query(
      """
      SELECT b.id, title, genre, tags, price_eur,
             a.id AS author_id, a.name AS author_name, a.born AS author_born
      FROM tour.book AS b LEFT JOIN tour.author AS a ON a.id = b.author_id
      WHERE genre = ANY(:genres) AND :tag = ANY(tags)
      ORDER BY b.id
      """)
  List<Book> search(Collection<Genre> genres, String tag);

  /** No tag is NULL, but PostgreSQL knows that of whole arrays only. */
  @Query("SELECT unnest(tags) FROM tour.book")
  @Column(notNull = true)
  Set<String> tags();

  @Query("SELECT id FROM tour.book WHERE title LIKE :pattern ORDER BY id")
  int[] idsLike(String pattern);

  @Query("SELECT name FROM tour.author WHERE id = ANY(:ids) ORDER BY name")
  String[] names(UUID[] ids);

  @Query("SELECT genre, count(*) FROM tour.book GROUP BY genre")
  @Column("genre")
  Map<Genre, Long> countByGenre();

  @Query("SELECT id, name, born FROM tour.author")
  @Column("id")
  Map<UUID, Author> authors();

  // Statements put together

  /** Both statements, or none of them. Methods with a body and no annotation are left alone. */
  @Transactional
  default int addWithAuthor(NewBook book, Author author) {
    add(author);
    return add(book);
  }
}

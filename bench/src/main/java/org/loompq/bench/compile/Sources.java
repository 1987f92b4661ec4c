package org.loompq.bench.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of 20 repositories with 10 statements each, and its schema of 20 tables. */
final class Sources {

  private static final int REPOSITORIES = 20;

  private static String table(int number) {
    return """
    CREATE TABLE article%1$d (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      name text NOT NULL UNIQUE,
      price numeric(12, 2) NOT NULL,
      parent_id bigint REFERENCES article%1$d,
      made_at timestamptz NOT NULL DEFAULT now(),
      note text
    );
    CREATE INDEX ON article%1$d (parent_id);
    """
        .formatted(number);
  }

  private static String repository(int number) {
    return """
    package shop;

    import java.math.BigDecimal;
    import java.time.Instant;
    import java.util.List;
    import java.util.Optional;
    import java.util.stream.Stream;
    import org.loompq.CopyIn;
    import org.loompq.Query;

    public interface Articles%1$d {
      record Article(
          long id, String name, BigDecimal price, Optional<Long> parentId, Instant madeAt,
          Optional<String> note) {}
      record Named(long id, String name) {}
      record Child(long id, String name, Optional<Named> parent) {}
      record NewArticle(String name, BigDecimal price) {}

      @Query("SELECT * FROM article%1$d WHERE id = :id")
      Optional<Article> find(long id);

      @Query("SELECT id, name FROM article%1$d WHERE name LIKE :pattern ORDER BY name")
      List<Named> named(String pattern);

      @Query("SELECT * FROM article%1$d WHERE id = ANY (:ids)")
      List<Article> all(List<Long> ids);

      @Query(\"""
          SELECT c.id, c.name, p.id AS parent_id, p.name AS parent_name
          FROM article%1$d c LEFT JOIN article%1$d p ON p.id = c.parent_id
          WHERE c.made_at >= :since
          \""")
      List<Child> children(Instant since);

      @Query("INSERT INTO article%1$d (name, price) VALUES (:name, :price) RETURNING id")
      long add(String name, BigDecimal price);

      @Query("UPDATE article%1$d SET price = price * :factor WHERE parent_id = :parentId")
      int reprice(BigDecimal factor, long parentId);

      @Query("DELETE FROM article%1$d WHERE made_at < :before AND note IS NULL")
      int removeOlder(Instant before);

      @Query("SELECT coalesce(sum(price), 0) FROM article%1$d WHERE note = :note")
      BigDecimal total(String note);

      @Query(\"""
          WITH RECURSIVE tree (id) AS (
            SELECT id FROM article%1$d WHERE id = :root
            UNION ALL SELECT a.id FROM article%1$d a JOIN tree t ON a.parent_id = t.id)
          SELECT count(*) FROM tree
          \""")
      long below(long root);

      @CopyIn("article%1$d (name, price)")
      long load(Stream<NewArticle> articles);
    }
    """
        .formatted(number);
  }

  private Sources() {}

  /** Writes the repositories; gives their files. */
  static List<Path> repositories(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 1; i <= REPOSITORIES; i++) {
      Path file = folder.resolve("Articles" + i + ".java");
      files.add(Files.writeString(file, repository(i)));
    }
    return files;
  }

  /**
   * Writes the schema.
   *
   * @param comment makes it another one
   */
  static Path schema(Path folder, String comment) throws IOException {
    StringBuilder sql = new StringBuilder("-- " + comment + "\n");
    for (int i = 1; i <= REPOSITORIES; i++) {
      sql.append(table(i));
    }
    return Files.writeString(folder.resolve("V1__articles.sql"), sql);
  }
}

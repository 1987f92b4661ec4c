package org.loompq.examples.tour;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.loompq.Database;
import org.loompq.error.UniqueViolationException;
import org.loompq.examples.tour.Library.Author;
import org.loompq.examples.tour.Library.Genre;
import org.loompq.examples.tour.Library.NewBook;

/** Calls the methods of {@link Library} and prints what they give. */
public final class Tour {

  private Tour() {}

  /** Runs on an embedded PostgreSQL. */
  public static void main(String[] arguments) throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        Database db =
            Database.open("postgresql://postgres@localhost:" + server.getPort() + "/postgres")) {
      createSchema(db);
      run(db.repository(Library.class));
    }
  }

  static void createSchema(Database db) {
    Migration.run(db, "V1__tour.sql");
  }

  private static void run(Library library) {
    Author author = new Author(UUID.randomUUID(), "Mary Shelley", LocalDate.of(1797, 8, 30));
    NewBook book =
        new NewBook(
            "Frankenstein",
            Genre.novel,
            List.of("gothic", "letters"),
            new BigDecimal("9.90"),
            author.id());
    int id = library.addWithAuthor(book, author);
    System.out.println("Added: " + library.find(id));
    System.out.println("By tag: " + library.search(List.of(Genre.values()), "gothic"));
    System.out.println("By genre: " + library.countByGenre());
    System.out.println("Raised: " + library.raisePrices(new BigDecimal("1.10"), Genre.novel));
    System.out.println("Total: " + library.total(Genre.novel));
    try {
      library.add(book);
    } catch (UniqueViolationException expected) {
      System.out.println("Refused: " + expected.getMessage());
    }
  }
}

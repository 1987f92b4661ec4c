package org.loompq.examples.programs;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.loompq.Database;
import org.loompq.FetchSize;
import org.loompq.Query;

/**
 * Reads a million sales as a stream, and prints a line for each day as soon as its last sale is
 * read. However many there are, only some are in memory.
 */
public final class Report {

  static final int SALES = 1_000_000;

  /** A sale. */
  record Sale(LocalDate day, String shop, BigDecimal amount) {}

  /** What was sold. */
  interface Sales {

    @Query(
        """
        INSERT INTO report.sale (sold_at, shop, amount)
        SELECT timestamp '2026-01-01' + n * interval '2.5 s', 'shop ' || n % 12, n % 9973 / 100.0
        FROM generate_series(0, :count - 1) AS n
        """)
    int make(int count);

    @FetchSize(500)
    @Query("SELECT sold_at::date AS day, shop, amount FROM report.sale ORDER BY sold_at")
    Stream<Sale> inOrder();

    @Query("SELECT coalesce(sum(amount), 0) FROM report.sale")
    BigDecimal total();
  }

  private Report() {}

  /** Runs the program, against the server whose URL it gets or else an embedded one. */
  public static void main(String[] arguments) throws IOException {
    try (Server server = Server.of(arguments);
        Database db = Database.open(server.url())) {
      run(db, System.out);
    }
  }

  static void run(Database db, PrintStream out) {
    Migration.run(db, "V3__report.sql");
    try {
      Sales sales = db.repository(Sales.class);
      out.printf("Made %,d sales.%n", sales.make(SALES));
      print(sales, out);
    } finally {
      db.execute("DROP TABLE report.sale");
      db.execute("DROP SCHEMA report");
    }
  }

  private static void print(Sales sales, PrintStream out) {
    BigDecimal total;
    try (Stream<Sale> all = sales.inOrder()) {
      total =
          all.gather(Day.ofSales())
              .peek(day -> print(day, out))
              .map(Day::total)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
    out.printf("All days: %s; the server's own sum: %s%n", total, sales.total());
  }

  private static void print(Day day, PrintStream out) {
    out.printf(
        "%s: %,d sales, %s in total, the largest of %s in %s%n",
        day.date(), day.sales(), day.total(), day.largest().amount(), day.largest().shop());
  }
}

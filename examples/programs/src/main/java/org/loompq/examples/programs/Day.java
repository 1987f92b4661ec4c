package org.loompq.examples.programs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Gatherer;
import java.util.stream.Gatherer.Downstream;
import org.jspecify.annotations.Nullable;
import org.loompq.examples.programs.Report.Sale;

/** The sales of a day. */
record Day(LocalDate date, int sales, BigDecimal total, Sale largest) {

  /** Makes days of sales that are in the order of their days. */
  static Gatherer<Sale, ?, Day> ofSales() {
    return Gatherer.<Sale, Tally, Day>ofSequential(Tally::new, Tally::add, Tally::end);
  }

  private static Day of(Sale sale) {
    return new Day(sale.day(), 1, sale.amount(), sale);
  }

  private Day and(Sale sale) {
    Sale larger = sale.amount().compareTo(largest.amount()) > 0 ? sale : largest;
    return new Day(date, sales + 1, total.add(sale.amount()), larger);
  }

  /** The day whose sales are read. */
  private static final class Tally {

    private @Nullable Day day;

    boolean add(Sale sale, Downstream<? super Day> days) {
      if (day != null && day.date().equals(sale.day())) {
        day = day.and(sale);
        return true;
      }
      end(days);
      day = Day.of(sale);
      return !days.isRejecting();
    }

    void end(Downstream<? super Day> days) {
      if (day != null) {
        days.push(day);
      }
    }
  }
}

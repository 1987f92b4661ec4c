package org.loompq;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The whole answer to one statement. It lives on the heap, holds no connection and needs no
 * closing.
 */
public interface QueryResult extends Iterable<Row> {

  /**
   * All rows, in the server's order.
   *
   * @return an unmodifiable list
   */
  List<Row> all();

  /**
   * The only row.
   *
   * @return the row
   * @throws org.loompq.error.RowCountException if there is none or more than one
   */
  Row one();

  /**
   * The first row, if there is any.
   *
   * @return the row, or empty
   */
  Optional<Row> first();

  /**
   * The value of the only column of the only row.
   *
   * @param <T> the value's type
   * @param type the value's class
   * @return the value
   * @throws org.loompq.error.RowCountException if there is not exactly one row
   * @throws org.loompq.error.MappingException if there is not exactly one column, the value is SQL
   *     NULL, or its type does not fit
   */
  <T> T scalar(Class<T> type);

  /**
   * Makes a value of every row.
   *
   * @param <T> the values' type
   * @param mapper makes a value of a row
   * @return the values in the server's order
   */
  <T extends @Nullable Object> List<T> map(RowMapper<T> mapper);

  /**
   * Collects the rows.
   *
   * @param <R> the result's type
   * @param <A> the collector's own
   * @param collector takes the rows in the server's order
   * @return what the collector makes of them
   */
  <R extends @Nullable Object, A extends @Nullable Object> R collect(
      Collector<? super Row, A, R> collector);

  /**
   * How many rows there are.
   *
   * @return the count of rows returned
   */
  int rowCount();

  /**
   * How many rows the statement inserted, updated, deleted, merged, selected, moved or copied, as
   * its command tag says.
   *
   * @return the count of rows affected, 0 for statements without a count
   */
  long updateCount();

  /**
   * The columns of every row.
   *
   * @return the columns in order; empty for a statement that returns no rows
   */
  List<ResultColumn> columns();
}

package org.loompq.runtime;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.connection.Copy;
import org.loompq.runtime.connection.CopyText;
import org.loompq.runtime.connection.SqlText;

/**
 * A query whose rows are copied out, with COPY in binary format. Immutable and meant to be kept in
 * a constant.
 */
public final class CopyFrom {

  private final Statement query;
  private final SqlText text;

  private CopyFrom(Statement query, SqlText text) {
    this.query = query;
    this.text = text;
  }

  /**
   * Declares a query.
   *
   * @param name what errors call it, such as {@code Accounts.export}
   * @param shape what its rows are read into
   * @param query the query, without parameters
   * @return the query
   */
  public static CopyFrom of(String name, RowShape shape, String query) {
    return of(name, StatementOptions.NONE, shape, query);
  }

  /**
   * Declares a query.
   *
   * @param name what errors call it, such as {@code Accounts.export}
   * @param options what else is declared of it
   * @param shape what its rows are read into
   * @param query the query, without parameters
   * @return the query
   */
  public static CopyFrom of(String name, StatementOptions options, RowShape shape, String query) {
    String copy = "COPY (" + query + "\n) TO STDOUT (FORMAT binary)";
    String checked = CopyText.of(name, copy, Copy.Direction.OUT).sql();
    return new CopyFrom(
        Statement.of(name, options, shape, query),
        new SqlText(name, options.timeout(), false, checked));
  }

  /**
   * Copies the rows.
   *
   * @param <T> what is made of a row
   * @param runner where it will run
   * @param reader makes a value of a row
   * @return the values in the server's order, to be closed
   * @throws org.loompq.error.PgException if it fails
   */
  public <T extends @Nullable Object> Stream<T> stream(
      StatementRunner runner, RowReader<? extends T> reader) {
    return runner.copyOut(this).stream(reader);
  }

  Statement query() {
    return query;
  }

  SqlText text() {
    return text;
  }
}

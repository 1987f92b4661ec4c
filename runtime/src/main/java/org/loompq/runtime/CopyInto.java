package org.loompq.runtime;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.loompq.runtime.connection.Copy;
import org.loompq.runtime.connection.CopyText;
import org.loompq.runtime.connection.SqlText;

/**
 * A table into which records are copied, with COPY in binary format. Immutable and meant to be kept
 * in a constant.
 */
public final class CopyInto {

  /** Has the components as its parameters. */
  private final Statement statement;

  /** Has the columns when it is described. */
  private final SqlText table;

  private final SqlText text;

  private CopyInto(Statement statement, SqlText table, SqlText text) {
    this.statement = statement;
    this.table = table;
    this.text = text;
  }

  /**
   * Declares a table.
   *
   * @param name what errors call it, such as {@code Accounts.load}
   * @param table as it stands in SQL
   * @param columns the columns as they stand in SQL, with commas between them
   * @param components what goes into each column
   * @return the table
   */
  public static CopyInto of(String name, String table, String columns, Parameter... components) {
    return of(name, StatementOptions.NONE, table, columns, components);
  }

  /**
   * Declares a table.
   *
   * @param name what errors call it, such as {@code Accounts.load}
   * @param options what else is declared of it
   * @param table as it stands in SQL
   * @param columns the columns as they stand in SQL, with commas between them
   * @param components what goes into each column
   * @return the table
   */
  public static CopyInto of(
      String name,
      StatementOptions options,
      String table,
      String columns,
      Parameter... components) {
    String select = "SELECT " + columns + " FROM " + table;
    String copy = "COPY " + table + " (" + columns + ") FROM STDIN (FORMAT binary)";
    String checked = CopyText.of(name, copy, Copy.Direction.IN).sql();
    return new CopyInto(
        Statement.of(name, RowShape.none(), copy, components),
        new SqlText(name, options.timeout(), false, select),
        new SqlText(name, options.timeout(), false, checked));
  }

  /**
   * Copies records, all of them or none.
   *
   * @param <T> the record
   * @param runner where it will run
   * @param source gives the records
   * @param writer binds the components of a record
   * @return how many rows were copied
   * @throws org.loompq.error.PgException if it fails
   */
  public <T> long copy(
      StatementRunner runner, Iterator<? extends T> source, RowWriter<? super T> writer) {
    return copy(runner, source, writer, _ -> {});
  }

  /**
   * Copies records, all of them or none.
   *
   * @param <T> the record
   * @param runner where it will run
   * @param source gives the records
   * @param writer binds the components of a record
   * @param progress is told how many records were taken so far
   * @return how many rows were copied
   * @throws org.loompq.error.PgException if it fails
   */
  public <T> long copy(
      StatementRunner runner,
      Iterator<? extends T> source,
      RowWriter<? super T> writer,
      LongConsumer progress) {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(writer, "writer");
    Objects.requireNonNull(progress, "progress");
    return runner.copyIn(this, source, writer, progress);
  }

  /**
   * Copies records, all of them or none.
   *
   * @param <T> the record
   * @param runner where it will run
   * @param source the records
   * @param writer binds the components of a record
   * @return how many rows were copied
   * @throws org.loompq.error.PgException if it fails
   */
  public <T> long copy(StatementRunner runner, T[] source, RowWriter<? super T> writer) {
    Objects.requireNonNull(source, "source");
    return copy(runner, Arrays.asList(source).iterator(), writer);
  }

  Statement statement() {
    return statement;
  }

  SqlText table() {
    return table;
  }

  SqlText text() {
    return text;
  }
}

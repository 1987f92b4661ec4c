package org.loompq.runtime;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;
import org.loompq.QueryResult;
import org.loompq.ResultColumn;
import org.loompq.Row;
import org.loompq.RowMapper;
import org.loompq.error.MappingException;
import org.loompq.error.RowCountException;
import org.loompq.runtime.libpq.ResultHandle;

/**
 * A result copied to the heap: it may live for as long as somebody wants, and the garbage collector
 * knows how large it is.
 */
final class MaterialisedResult implements QueryResult {

  private final Statement statement;
  private final List<ResultColumn> columns;
  private final List<Row> rows;
  private final long updateCount;

  private MaterialisedResult(
      Statement statement, List<ResultColumn> columns, List<Row> rows, long updateCount) {
    this.statement = statement;
    this.columns = columns;
    this.rows = rows;
    this.updateCount = updateCount;
  }

  static MaterialisedResult of(ResultHandle result, TypeCatalogue types, Statement statement) {
    for (int column = 0; column < result.columns(); column++) {
      var _ = types.type(result.columnType(column));
    }
    return copy(result, types, statement);
  }

  /** Likewise, but types that are not known yet are asked for when values are read. */
  static MaterialisedResult copy(ResultHandle result, TypeCatalogue types, Statement statement) {
    List<ResultColumn> columns = columns(result);
    List<Row> rows = new ArrayList<>(result.rows());
    for (int row = 0; row < result.rows(); row++) {
      rows.add(MaterialisedRow.copy(result, row, columns, types));
    }
    return new MaterialisedResult(statement, columns, List.copyOf(rows), result.affectedRows());
  }

  /** The columns of a result, or of a description. */
  static List<ResultColumn> columns(ResultHandle result) {
    List<ResultColumn> columns = new ArrayList<>(result.columns());
    for (int column = 0; column < result.columns(); column++) {
      columns.add(new ResultColumn(result.columnName(column), result.columnType(column)));
    }
    return List.copyOf(columns);
  }

  @Override
  public List<Row> all() {
    return rows;
  }

  @Override
  public Row one() {
    if (rows.size() != 1) {
      throw new RowCountException(
          "exactly one row was expected of " + statement + ", which returned " + rows.size(),
          rows.size());
    }
    return rows.getFirst();
  }

  @Override
  public Optional<Row> first() {
    return rows.stream().findFirst();
  }

  @Override
  public <T> T scalar(Class<T> type) {
    Objects.requireNonNull(type, "type");
    Row row = one();
    if (columns.size() != 1) {
      throw new MappingException(
          "exactly one column was expected of " + statement + ", which has " + columns.size());
    }
    T value = row.get(0, type);
    if (value == null) {
      throw new MappingException(
          "the only value of " + statement + " is SQL NULL; read it with one().get(0, ...)");
    }
    return value;
  }

  @Override
  public <T extends @Nullable Object> List<T> map(RowMapper<T> mapper) {
    Objects.requireNonNull(mapper, "mapper");
    List<T> values = new ArrayList<>(rows.size());
    for (Row row : rows) {
      values.add(mapper.map(row));
    }
    return values;
  }

  @Override
  public <R extends @Nullable Object, A extends @Nullable Object> R collect(
      Collector<? super Row, A, R> collector) {
    return rows.stream().collect(Objects.requireNonNull(collector, "collector"));
  }

  @Override
  public int rowCount() {
    return rows.size();
  }

  @Override
  public long updateCount() {
    return updateCount;
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public Iterator<Row> iterator() {
    return rows.iterator();
  }

  @Override
  public String toString() {
    return "QueryResult[" + rows.size() + " rows, " + updateCount + " affected]";
  }
}

package org.loompq.runtime;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.loompq.ResultColumn;
import org.loompq.Row;
import org.loompq.RowStream;
import org.loompq.runtime.libpq.ResultHandle;

/** Rows of {@code Session.stream}: each is copied to the heap when it is read. */
final class SessionRowStream implements RowStream {

  private final StreamedRows rows;
  private final List<ResultColumn> columns;
  private final Stream<Row> stream;

  SessionRowStream(StreamedRows rows, TypeCatalogue types) {
    this.rows = rows;
    this.columns = columns(rows);
    this.stream = rows.stream(row -> row.materialise(columns, types));
  }

  private static List<ResultColumn> columns(StreamedRows rows) {
    ResultHandle first = rows.peek();
    List<ResultColumn> columns = new ArrayList<>();
    for (int column = 0; first != null && column < first.columns(); column++) {
      columns.add(new ResultColumn(first.columnName(column), first.columnType(column)));
    }
    return List.copyOf(columns);
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public Iterator<Row> iterator() {
    return stream.iterator();
  }

  @Override
  public Stream<Row> stream() {
    return stream;
  }

  @Override
  public void close() {
    rows.close();
  }
}

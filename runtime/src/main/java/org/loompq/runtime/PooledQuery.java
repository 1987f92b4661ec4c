package org.loompq.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.loompq.DataType;
import org.loompq.PreparedQuery;
import org.loompq.QueryResult;
import org.loompq.ResultColumn;

/** A statement that was described on a session, and runs on it. */
final class PooledQuery implements PreparedQuery {

  private final PooledSession session;
  private final Statement statement;
  private final PreparedParameters parameters;
  private final List<ResultColumn> columns;

  PooledQuery(
      PooledSession session,
      Statement statement,
      PreparedParameters parameters,
      List<ResultColumn> columns) {
    this.session = session;
    this.statement = statement;
    this.parameters = parameters;
    this.columns = columns;
  }

  @Override
  public String sql() {
    return statement.text().sql();
  }

  @Override
  public List<DataType> parameterTypes() {
    List<DataType> types = new ArrayList<>();
    for (int oid : parameters.types().oids()) {
      types.add(type(oid));
    }
    return List.copyOf(types);
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public List<DataType> columnTypes() {
    return columns.stream().map(column -> type(column.typeOid())).toList();
  }

  private DataType type(int oid) {
    return new DataType(oid, session.types().type(oid).name());
  }

  @Override
  public QueryResult execute(@Nullable Object... values) {
    Objects.requireNonNull(values, "parameters");
    Parameters bound = parameters.bindTo(statement.with(session), values, sql());
    try (Rows rows = bound.query()) {
      return MaterialisedResult.of(rows.result(), session.types(), statement);
    }
  }

  @Override
  public String toString() {
    return "PreparedQuery[" + sql() + "]";
  }
}

package org.loompq.processor.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.postgresql.PGResultSetMetaData;
import tools.jackson.databind.json.JsonMapper;

/** A statement that a server has explained and executed, and what is wrong with what was said. */
record Explained(String plan, List<Nullability> said, boolean oneRow, List<String> lies) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Explains a statement, and then executes it with all parameters, and with NULL for the nullable
   * ones.
   *
   * @param notations of the parameters, see {@link TestParameter}
   */
  static Explained of(
      Connection connection, ServerCatalog catalog, String sql, List<String> notations)
      throws SQLException {
    List<TestParameter> parameters = notations.stream().map(TestParameter::new).toList();
    List<Parameter> declared = parameters.stream().map(TestParameter::parameter).toList();
    try (Statement statement = connection.createStatement()) {
      // The server keeps a generic plan, so each way of planning has its own statement.
      String prepare =
          "PREPARE %s"
              + arguments(parameters.stream().map(TestParameter::declared)).replace("%", "%%")
              + " AS ";
      statement.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off");
      statement.execute(prepare.formatted("by_index") + sql);
      String nulls = arguments(parameters.stream().map(_ -> "NULL"));
      String planByIndex = explain(statement, "by_index" + nulls);
      statement.execute("SET LOCAL enable_seqscan = on; SET LOCAL enable_bitmapscan = on");
      statement.execute(prepare.formatted("s") + sql);
      String plan = explain(statement, "s" + nulls);
      boolean oneRow = plan(planByIndex).isAtMostOneRow(catalog);
      List<String> lies = new ArrayList<>();
      List<Nullability> said = List.of();
      for (String value : List.of("1", "2", "3", "NULL")) {
        String arguments = arguments(parameters.stream().map(each -> each.value(value)));
        statement.execute("SAVEPOINT before");
        try (ResultSet rows = statement.executeQuery("EXECUTE s" + arguments)) {
          List<Optional<Origin>> origins = origins(rows.getMetaData());
          said = plan(plan).nullability(catalog, origins, declared);
          List<Nullability> saidByIndex = plan(planByIndex).nullability(catalog, origins, declared);
          lies.addAll(lies(rows, best(said, saidByIndex), oneRow));
        }
        statement.execute("ROLLBACK TO before");
      }
      statement.execute("DEALLOCATE ALL");
      return new Explained(plan, said, oneRow, lies);
    }
  }

  /** What at least one plan says. */
  private static List<Nullability> best(List<Nullability> said, List<Nullability> other) {
    return IntStream.range(0, said.size()).mapToObj(i -> said.get(i).and(other.get(i))).toList();
  }

  private static Plan plan(String json) {
    return Plan.of(JSON.readTree(json));
  }

  private static String arguments(Stream<String> values) {
    String all = values.collect(Collectors.joining(", "));
    return all.isEmpty() ? "" : "(" + all + ")";
  }

  private static String explain(Statement statement, String execution) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("EXPLAIN (VERBOSE, FORMAT JSON) EXECUTE " + execution)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static List<Optional<Origin>> origins(ResultSetMetaData data) throws SQLException {
    PGResultSetMetaData columns = (PGResultSetMetaData) data;
    List<Optional<Origin>> origins = new ArrayList<>();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      String table = columns.getBaseTableName(i);
      origins.add(
          table.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new Origin(columns.getBaseSchemaName(i), table, columns.getBaseColumnName(i))));
    }
    return origins;
  }

  private static List<String> lies(ResultSet rows, List<Nullability> said, boolean oneRow)
      throws SQLException {
    List<String> lies = new ArrayList<>();
    int count = 0;
    for (; rows.next(); count++) {
      for (int i = 0; i < said.size(); i++) {
        if (said.get(i) == Nullability.NOT_NULL && rows.getString(i + 1) == null) {
          lies.add("column " + (i + 1) + " is NULL");
        }
      }
    }
    if (oneRow && count > 1) {
      lies.add(count + " rows");
    }
    return lies;
  }
}

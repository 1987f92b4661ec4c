package org.loompq.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The statements of {@code plan/statements.txt}, which says how to read it. Each is also executed,
 * and what was said of it must be true of the rows.
 */
class PlanTest {

  private static Connection connection;
  private static ServerCatalog catalog;

  record Case(String nullabilities, boolean oneRow, List<String> types, String sql) {

    static Case of(String line) {
      String[] parts = line.split("\\s+", 4);
      String types = parts[2].substring(1, parts[2].length() - 1);
      return new Case(
          parts[0],
          parts[1].equals("1"),
          types.isEmpty() ? List.of() : List.of(types.split(",")),
          parts[3]);
    }

    @Override
    public String toString() {
      return sql;
    }
  }

  @BeforeAll
  static void connect() throws SQLException {
    connection = PlanServer.connect();
    catalog = new ServerCatalog(connection);
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  static Stream<Case> statements() throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    return PlanServer.resource("statements.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .filter(line -> since(line) <= version)
        .map(line -> Case.of(line.replaceFirst("^[0-9]+: ", "")));
  }

  private static int since(String line) {
    return line.matches("[0-9]+: .*") ? Integer.parseInt(line.substring(0, line.indexOf(':'))) : 0;
  }

  @ParameterizedTest
  @MethodSource("statements")
  void knowsWhatCanBeNullAndWhetherThereIsAtMostOneRow(Case given) throws SQLException {
    Explained explained;
    try {
      explained = Explained.of(connection, catalog, given.sql, given.types);
    } finally {
      connection.rollback();
      try (Statement statement = connection.createStatement()) {
        statement.execute("DEALLOCATE ALL");
      }
      connection.commit();
    }

    assertThat(explained.lies()).as(explained.plan()).isEmpty();
    assertThat(codes(explained.said()) + " " + (explained.oneRow() ? "1" : "*"))
        .as(explained.plan())
        .isEqualTo(given.nullabilities + " " + (given.oneRow ? "1" : "*"));
  }

  private static String codes(List<Nullability> said) {
    return said.stream()
        .map(
            n ->
                switch (n) {
                  case NOT_NULL -> "!";
                  case OUTER_JOINED -> "o";
                  case NULLABLE -> "?";
                })
        .collect(Collectors.joining());
  }
}

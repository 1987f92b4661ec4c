package org.loompq.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loompq.Session;
import org.loompq.runtime.StatementDescription.Column;
import org.loompq.runtime.codec.PgType;
import org.loompq.runtime.connection.SqlText;
import org.loompq.runtime.libpq.ResultHandle;

/**
 * Has statements parsed and described by a server, without executing them: the annotation processor
 * asks this way while javac runs.
 */
public final class StatementDescriber {

  private final StatementRunner runner;

  private StatementDescriber(StatementRunner runner) {
    this.runner = runner;
  }

  /**
   * Asks through a session.
   *
   * @param session a session of loompq, not closed as long as somebody asks
   * @return asks on that session
   * @throws IllegalArgumentException if the session is not one of loompq's
   */
  public static StatementDescriber of(Session session) {
    return new StatementDescriber(StatementRunner.of(session));
  }

  /**
   * Has a statement parsed and described.
   *
   * @param sql one SQL statement, with {@code $1} to {@code $n}
   * @param oids the OIDs to declare those parameters with; 0 for one that the server infers
   * @return what the server says
   * @throws IllegalArgumentException if the text holds U+0000, or there are more parameters than
   *     the protocol can carry
   * @throws org.loompq.error.ServerException if it refuses the statement
   * @throws org.loompq.error.ConnectionException if the server cannot be asked
   */
  public StatementDescription describe(String sql, int... oids) {
    runner.findCustomTypes();
    try (ResultHandle described = runner.describe(new SqlText("", sql, oids))) {
      List<PgType> parameters = new ArrayList<>();
      for (int oid : described.parameterTypes()) {
        parameters.add(runner.types().type(oid));
      }
      List<Column> columns = new ArrayList<>();
      for (int column = 0; column < described.columns(); column++) {
        columns.add(
            new Column(
                described.columnName(column),
                runner.types().type(described.columnType(column)),
                described.columnTable(column),
                described.columnAttribute(column)));
      }
      return new StatementDescription(parameters, columns);
    }
  }

  /**
   * The Java type that is nearest to a type.
   *
   * @param type a type
   * @return what Java calls it, such as {@code Instant}; empty if there is none
   */
  public static Optional<String> nearestJavaType(PgType type) {
    return Optional.ofNullable(NaturalCodecs.javaName(type));
  }
}

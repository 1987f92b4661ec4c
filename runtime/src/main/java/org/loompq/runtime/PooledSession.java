package org.loompq.runtime;

import org.jspecify.annotations.Nullable;
import org.loompq.QueryResult;
import org.loompq.Session;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;
import org.loompq.runtime.libpq.ResultHandle;

/** A session on connections of a pool: all of them, or one that was leased. */
abstract class PooledSession extends StatementRunner implements Session {

  private final Known known;
  private final TypeCatalogue types;

  /** A session that asks the server, through itself, for what is not known. */
  PooledSession(Known known) {
    this.known = known;
    this.types = new TypeCatalogue(this, known.types());
  }

  /** Runs or describes a statement. */
  abstract Execution run(SqlText text, Request request);

  @Override
  public final QueryResult execute(String sql, @Nullable Object... parameters) {
    DynamicParameters values = DynamicParameters.of(parameters);
    Statement statement = known.dynamicStatements().get(sql, values.types());
    try (Rows rows = values.bindTo(statement.with(this)).query()) {
      return MaterialisedResult.of(rows.result(), types, statement);
    }
  }

  @Override
  final Parameters parameters(Statement statement) {
    Parameters idle = known.idleParameters().take();
    return (idle == null ? new Parameters(this) : idle).begin(this, statement);
  }

  @Override
  final Execution run(Statement statement, Parameters parameters) {
    try {
      checkColumns(statement);
      return run(statement.text(), parameters.request());
    } finally {
      if (!parameters.request().wasLeft()) { // else the connection still has it
        known.idleParameters().put(parameters.reset());
      }
    }
  }

  /**
   * Makes sure that the columns fit before a statement runs for the first time: afterwards it might
   * have changed something already.
   */
  private void checkColumns(Statement statement) {
    if (statement.shape().components().isEmpty() || known.checked().contains(statement)) {
      return;
    }
    try (ResultHandle description = run(statement.text(), Request.describe()).result()) {
      RowLayout.match(statement, description, types, RowLayout.When.BEFORE_THE_FIRST_RUN);
    }
    known.checked().add(statement);
  }

  @Override
  final TypeCatalogue types() {
    return types;
  }
}

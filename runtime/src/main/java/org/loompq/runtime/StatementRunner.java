package org.loompq.runtime;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.loompq.Session;
import org.loompq.runtime.connection.Batch;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.SqlText;
import org.loompq.runtime.libpq.ResultHandle;
import org.loompq.runtime.pool.LeaseBatch;

/** What a repository needs of a {@link Session}: it runs statements. */
public abstract class StatementRunner {

  /** For the sessions of this package. */
  StatementRunner() {}

  /**
   * The runner of a session.
   *
   * @param session a session of loompq
   * @return runs statements on that session
   * @throws IllegalArgumentException if the session is not one of loompq's
   */
  public static StatementRunner of(Session session) {
    Objects.requireNonNull(session, "session");
    if (session instanceof StatementRunner runner) {
      return runner;
    }
    throw new IllegalArgumentException(
        session.getClass().getName()
            + " is no session of loompq: use the Database that Database.open gave");
  }

  /** Takes the values of an execution. */
  abstract Parameters parameters(Statement statement);

  /**
   * A statement as its values are written: with the types of its parameters, if they decide on the
   * format.
   */
  final Statement described(Statement statement) {
    if (statement != CustomTypes.FIND) {
      findCustomTypes();
    }
    if (!statement.isToDescribe()) {
      return statement;
    }
    Statement known = known().described().get(statement);
    if (known != null && known.isCurrent()) {
      return known;
    }
    Statement described = statement.described(parameterTypes(statement));
    return known().described().merge(statement, described, (a, b) -> a.isCurrent() ? a : b);
  }

  /** The statement for some values; the server describes it if their types do not decide. */
  final Statement taking(String sql, DynamicParameters values) {
    findCustomTypes();
    DynamicStatements statements = known().dynamicStatements();
    Statement statement = statements.taking(sql, values.declarations());
    return statement.isToDescribe() || !statement.isCurrent()
        ? statements.keep(
            sql, values.declarations(), statement.described(parameterTypes(statement)))
        : statement;
  }

  /** Asks for the types of the application's codecs, unless that has been done. */
  final void findCustomTypes() {
    CustomTypes customTypes = known().customTypes();
    if (!customTypes.areFound()) {
      customTypes.find(this);
    }
  }

  /** Of a statement of its own: what a connection has prepared keeps the types that it had then. */
  private ValueTypes parameterTypes(Statement statement) {
    int[] declared = statement.parameters().stream().mapToInt(Parameter::oid).toArray();
    try (ResultHandle description = describe(statement.text().declaring(declared))) {
      return ValueTypes.ofParameters(description.parameterTypes(), types());
    }
  }

  /** Has a statement described. */
  abstract ResultHandle describe(SqlText text);

  abstract Known known();

  /** Runs a statement, and takes its parameters back for another. */
  abstract Execution run(Statement statement, Parameters parameters);

  /** Opens a stream of a statement's rows, which takes its parameters back at its end. */
  abstract StreamedRows stream(Statement statement, Parameters parameters, int rowsPerChunk);

  /**
   * Begins to execute a statement many times, in one transaction.
   *
   * @param meanwhile takes rows that have come, whenever the owner waits
   */
  abstract LeaseBatch batch(Statement statement, Batch batch, Runnable meanwhile);

  /**
   * Copies records into a table, all of them or none.
   *
   * @param progress is told how many were taken so far
   */
  abstract <T> long copyIn(
      CopyInto into,
      Iterator<? extends T> source,
      RowWriter<? super T> writer,
      LongConsumer progress);

  /** Begins to copy the rows of a query. */
  abstract StreamedRows copyOut(CopyFrom from);

  /** Hands over what the server says about statements. */
  abstract NoticeDelivery notices();

  abstract TypeCatalogue types();
}

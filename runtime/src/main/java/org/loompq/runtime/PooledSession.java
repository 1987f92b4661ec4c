package org.loompq.runtime;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.loompq.CopySink;
import org.loompq.CopySource;
import org.loompq.FetchSize;
import org.loompq.PipelineBody;
import org.loompq.PreparedQuery;
import org.loompq.QueryResult;
import org.loompq.RowStream;
import org.loompq.Session;
import org.loompq.ViewBody;
import org.loompq.runtime.codec.PgType;
import org.loompq.runtime.connection.Batch;
import org.loompq.runtime.connection.Copy;
import org.loompq.runtime.connection.CopyText;
import org.loompq.runtime.connection.Execution;
import org.loompq.runtime.connection.Request;
import org.loompq.runtime.connection.SqlText;
import org.loompq.runtime.libpq.ResultHandle;
import org.loompq.runtime.pool.LeaseBatch;
import org.loompq.runtime.pool.LeaseCopyIn;
import org.loompq.runtime.pool.LeaseCopyOut;
import org.loompq.runtime.pool.LeaseStream;
import org.loompq.runtime.pool.Route;

/** A session on connections of a pool: all of them, or one that was leased. */
abstract class PooledSession extends StatementRunner implements Session {

  private final Known known;
  private final TypeCatalogue types;

  /** A session that asks the server, through itself, for what is not known. */
  PooledSession(Known known) {
    this.known = known;
    this.types = new TypeCatalogue(this, known);
  }

  /** Which way statements go that this thread runs now. */
  abstract Route route();

  @Override
  public final RowStream stream(String sql, @Nullable Object... parameters) {
    Objects.requireNonNull(sql, "sql");
    Objects.requireNonNull(parameters, "parameters");
    DynamicParameters values = DynamicParameters.of(parameters, known.codecs());
    Statement statement = taking(sql, values);
    return values.bindTo(statement.with(this)).rows(FetchSize.DEFAULT);
  }

  @Override
  public final QueryResult execute(String sql, @Nullable Object... parameters) {
    Objects.requireNonNull(sql, "sql");
    Objects.requireNonNull(parameters, "parameters");
    DynamicParameters values = DynamicParameters.of(parameters, known.codecs());
    Statement statement = taking(sql, values);
    try (Rows rows = values.bindTo(statement.with(this)).query()) {
      return MaterialisedResult.of(rows.result(), types, statement);
    }
  }

  @Override
  public final <T, X extends Throwable> Optional<T> view(
      String sql, ViewBody<? extends @Nullable T, X> body, @Nullable Object... parameters)
      throws X {
    Objects.requireNonNull(sql, "sql");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(parameters, "parameters");
    DynamicParameters values = DynamicParameters.of(parameters, known.codecs());
    Statement statement = taking(sql, values);
    try (Rows rows = values.bindTo(statement.with(this)).query()) {
      return ViewedResult.show(rows.result(), statement, types, body);
    }
  }

  @Override
  public final CopySink copyIn(String sql) {
    Objects.requireNonNull(sql, "sql");
    SqlText text = CopyText.of("", sql, Copy.Direction.IN);
    return new SessionCopySink(route().copyIn(text), notices());
  }

  @Override
  public final CopySource copyOut(String sql) {
    Objects.requireNonNull(sql, "sql");
    SqlText text = CopyText.of("", sql, Copy.Direction.OUT);
    return new SessionCopySource(route().copyOut(text), notices());
  }

  @Override
  public final PreparedQuery prepare(String sql) {
    Objects.requireNonNull(sql, "sql");
    findCustomTypes();
    Statement undeclared = known.dynamicStatements().undeclared(sql);
    try (ResultHandle description = describe(undeclared.text())) {
      PreparedParameters parameters =
          new PreparedParameters(
              ValueTypes.ofParameters(description.parameterTypes(), types), known.codecs());
      Statement statement = known.dynamicStatements().prepared(sql, parameters);
      return new PooledQuery(this, statement, parameters, MaterialisedResult.columns(description));
    }
  }

  @Override
  public final <T extends @Nullable Object, X extends Throwable> T pipeline(PipelineBody<T, X> body)
      throws X {
    Objects.requireNonNull(body, "body");
    return new PooledPipeline(route().pipeline(), known, types).run(body);
  }

  @Override
  final Parameters parameters(Statement statement) {
    Statement described = described(statement);
    Parameters idle = known.idleParameters().take();
    return (idle == null ? new Parameters(this) : idle).begin(this, described);
  }

  @Override
  final Execution run(Statement statement, Parameters parameters) {
    try {
      checkColumns(statement);
      return runHeard(statement.text(), parameters.request());
    } catch (RuntimeException | Error failed) {
      known.failed(statement, failed);
      throw failed;
    } finally {
      takeBack(parameters);
    }
  }

  @Override
  final StreamedRows stream(Statement statement, Parameters parameters, int rowsPerChunk) {
    try {
      learnColumns(statement); // while the stream is open nothing can be asked
      LeaseStream stream = route().stream(statement.text(), parameters.request(), rowsPerChunk);
      return new StreamedRows(
          new SelectedRows(statement, this, stream, notices()), () -> takeBack(parameters));
    } catch (RuntimeException | Error failed) {
      notices().failed(parameters.request(), failed);
      known.failed(statement, failed);
      takeBack(parameters);
      throw failed;
    }
  }

  @Override
  final LeaseBatch batch(Statement statement, Batch batch, Runnable meanwhile) {
    try {
      checkColumns(statement); // while the batch is open nothing can be asked
    } catch (RuntimeException | Error failed) {
      known.failed(statement, failed);
      throw failed;
    }
    return route().batch(statement.text(), Request.inPieces(), batch, meanwhile);
  }

  @Override
  final <T> long copyIn(
      CopyInto into,
      Iterator<? extends T> source,
      RowWriter<? super T> writer,
      LongConsumer progress) {
    try (OwnTransaction transaction = ownTransaction()) {
      PooledSession within = transaction.session();
      within.findCustomTypes();
      ValueTypes columns;
      try (ResultHandle table = within.describe(into.table())) {
        columns = CopyTarget.types(into, table, within.types());
      }
      Parameters row = new Parameters(within);
      long rows;
      try (LeaseCopyIn copy = within.route().copyIn(into.text())) {
        RecordCopy<T> records = new RecordCopy<>(into.statement(), columns, row, copy);
        rows = heard(copy, () -> records.copy(source, writer, progress));
      }
      transaction.complete();
      return rows;
    }
  }

  /** Hands over what the server says about a COPY. */
  private long heard(LeaseCopyIn copy, LongSupplier copying) {
    long rows;
    try {
      rows = copying.getAsLong();
    } catch (RuntimeException | Error failed) {
      copy.close();
      notices().failed(copy.request(), failed);
      throw failed;
    }
    notices().succeeded(copy.request());
    return rows;
  }

  @Override
  final StreamedRows copyOut(CopyFrom from) {
    OwnTransaction transaction = ownTransaction();
    try {
      PooledSession within = transaction.session();
      within.findCustomTypes();
      RowLayout layout;
      List<String> names = new ArrayList<>();
      try (ResultHandle query = within.describe(from.query().text())) {
        var _ = within.learn(query);
        layout = within.match(from.query(), query);
        for (int column = 0; column < query.columns(); column++) {
          names.add(query.columnName(column));
        }
      }
      LeaseCopyOut copy = within.route().copyOut(from.text());
      return new StreamedRows(
          new CopiedRows(from.query(), layout, names, copy, transaction, notices()), () -> {});
    } catch (RuntimeException | Error failed) {
      try {
        transaction.close();
      } catch (RuntimeException second) {
        failed.addSuppressed(second);
      }
      throw failed;
    }
  }

  /** The transaction that is open here, or one of its own for what this session does next. */
  abstract OwnTransaction ownTransaction();

  @Override
  final ResultHandle describe(SqlText text) {
    return runHeard(text, Request.describe()).result();
  }

  /** Runs or describes a statement, and hands over what the server says about it. */
  private Execution runHeard(SqlText text, Request request) {
    Execution execution;
    try {
      execution = route().run(text, request);
    } catch (Throwable failed) {
      notices().failed(request, failed);
      throw failed;
    }
    return notices().succeeded(request, execution);
  }

  /** Keeps parameters for another execution, unless a connection still has them. */
  final void takeBack(Parameters parameters) {
    if (!parameters.request().wasLeft()) {
      known.idleParameters().put(parameters.reset());
    }
  }

  /**
   * Makes sure that the columns fit before a statement runs for the first time: afterwards it might
   * have changed something already.
   */
  private void checkColumns(Statement statement) {
    if (!statement.shape().components().isEmpty()) {
      learnColumns(statement);
    }
  }

  /** Makes sure that the columns fit, and that their types are known when rows are read. */
  private void learnColumns(Statement statement) {
    ValueTypes columns = statement.isOwn() ? statement.columns() : known.columns().get(statement);
    if (columns != null && !columns.areOutdated()) {
      return;
    }
    try (ResultHandle description = describe(statement.text())) {
      var _ = match(statement, description);
      ValueTypes learnt = learn(description);
      if (statement.isOwn()) {
        statement.columns(learnt);
      } else {
        known.columns().put(statement, learnt);
      }
    }
  }

  private ValueTypes learn(ResultHandle description) {
    List<PgType> columns = new ArrayList<>();
    for (int column = 0; column < description.columns(); column++) {
      columns.add(types.type(description.columnType(column)));
    }
    return ValueTypes.ofFields(columns);
  }

  /** Matches a statement with its columns. */
  private RowLayout match(Statement statement, ResultHandle description) {
    return RowLayout.match(statement, description, types, RowLayout.When.BEFORE_THE_FIRST_RUN);
  }

  @Override
  final Known known() {
    return known;
  }

  @Override
  final NoticeDelivery notices() {
    return known.notices();
  }

  @Override
  final TypeCatalogue types() {
    return types;
  }
}

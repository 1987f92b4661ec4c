package org.loompq.processor.read;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import org.loompq.CopyOut;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.CopyOutMethod;
import org.loompq.processor.model.Options;
import org.loompq.processor.model.Result.Element;
import org.loompq.processor.model.Result.RecordElement;
import org.loompq.processor.model.Result.ScalarElement;
import org.loompq.processor.model.Result.SealedElement;
import org.loompq.processor.model.Result.Streamed;
import org.loompq.processor.sql.CopySubject;
import org.loompq.processor.sql.CopySubject.Table;
import org.loompq.processor.sql.Identifier;
import org.loompq.processor.sql.Outcome;
import org.loompq.processor.sql.SqlStatement;

/** Reads a method that copies rows out. */
final class CopyOutReader {

  private static final String INSTEAD =
      "a table and perhaps its columns, as in \"account (id, owner)\", or a query in parentheses";

  private final Problems problems;
  private final StreamReader streams;
  private final CopyColumnReader columns;
  private final CopyDeclaration declaration;
  private final OptionsReader options;

  CopyOutReader(
      Problems problems, StreamReader streams, CopyColumnReader columns, OptionsReader options) {
    this.problems = problems;
    this.streams = streams;
    this.columns = columns;
    this.declaration = new CopyDeclaration(problems);
    this.options = options;
  }

  /** The method; empty if something is wrong with it, which is reported. */
  Optional<CopyOutMethod> read(ExecutableElement method, String subject) {
    declaration.checkAlone(method, CopyOut.class);
    declaration.checkNoKey(method);
    method
        .getParameters()
        .forEach(
            parameter ->
                problems.report(
                    parameter,
                    Diagnostic.COPY_WITH_PARAMETER,
                    parameter.getSimpleName(),
                    method.getSimpleName()));
    Options declared = options.readCopy(method);
    Optional<CopySubject> read =
        declaration.read(method, CopyOut.class, subject, CopySubject::tableOrQuery, INSTEAD);
    Optional<Streamed> result = result(method);
    if (read.isEmpty() || result.isEmpty()) {
      return Optional.empty();
    }
    Streamed rows = result.get();
    Optional<String> query =
        switch (read.get()) {
          case Table table -> query(method, table, rows.element());
          case CopySubject.Query inner -> query(method, inner);
        };
    return query.map(
        sql -> new CopyOutMethod(method, declared, read.get(), sql, rows.kind(), rows.element()));
  }

  private Optional<Streamed> result(ExecutableElement method) {
    if (StreamReader.isStream(method)) {
      return streams.read(method);
    }
    declaration.reportResult(method, CopyOut.class, "a Stream of the rows");
    return Optional.empty();
  }

  private Optional<String> query(ExecutableElement method, Table table, Element element) {
    String end = " FROM " + table.name();
    return switch (element) {
      case ScalarElement scalar ->
          columns
              .one(method, CopyOut.class, table, scalar.value())
              .map(named -> "SELECT " + Identifier.joined(named) + end);
      case SealedElement _ -> {
        String named = Identifier.joined(table.columnNames());
        yield Optional.of("SELECT " + (named.isEmpty() ? "*" : named) + end);
      }
      case RecordElement record -> {
        List<Identifier> named = columns.columns(table, record.model());
        yield columns
            .match(method, CopyOut.class, table, record.model())
            .map(_ -> "SELECT " + Identifier.joined(named) + end);
      }
    };
  }

  private Optional<String> query(ExecutableElement method, CopySubject.Query query) {
    SqlStatement statement = query.statement();
    int before = problems.count();
    for (String name : statement.parameters()) {
      reportParameter(method, query.start() + statement.firstUse(name), ":" + name);
    }
    statement
        .firstPositional()
        .ifPresent(use -> reportParameter(method, query.start() + use.start(), use.text()));
    if (statement.outcome() == Outcome.NO_ROWS) {
      problems.reportSql(
          method,
          CopyOut.class,
          query.start() + statement.tokens().getFirst().start(),
          Diagnostic.UNREADABLE_COPY,
          "the statement returns no rows",
          "one that does");
    }
    return problems.count() == before ? Optional.of(statement.laidOut()) : Optional.empty();
  }

  private void reportParameter(ExecutableElement method, int start, String written) {
    problems.reportSql(
        method,
        CopyOut.class,
        start,
        Diagnostic.COPY_WITH_PARAMETER,
        written,
        method.getSimpleName());
  }
}

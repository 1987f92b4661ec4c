package org.loompq.processor.read;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Types;
import org.loompq.CopyIn;
import org.loompq.CopyOut;
import org.loompq.Query;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.Binding;
import org.loompq.processor.model.CopyInMethod;
import org.loompq.processor.model.Elements;
import org.loompq.processor.model.Options;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.Result;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.sql.InList;
import org.loompq.processor.sql.SqlStatement;
import org.loompq.processor.sql.SqlSyntaxError;
import org.loompq.processor.sql.Token;

/** Reads an abstract method with its statement. */
final class MethodReader {

  private final Problems problems;
  private final BatchReader batches;
  private final ParameterReader parameters;
  private final ResultReader results;
  private final OptionsReader options;
  private final CopyInReader copiesIn;
  private final CopyOutReader copiesOut;
  private final GivenStreams streams;
  private final ElementReader rows;

  MethodReader(
      Types types, Problems problems, Access access, GivenStreams streams, TypeCodecs codecs) {
    Advice advice = new Advice(types);
    RecordReader records = new RecordReader(types, problems, advice, access, codecs);
    ValueReader values = records.values();
    this.problems = problems;
    RawTypes rawTypes = new RawTypes(problems);
    this.batches = new BatchReader(problems, rawTypes, records);
    this.parameters = new ParameterReader(problems, values, records, advice);
    this.options = new OptionsReader(problems);
    this.rows = new ElementReader(problems, values, records, advice);
    this.results = new ResultReader(types, problems, rawTypes, rows);
    CopyColumnReader columns = new CopyColumnReader(problems);
    CopyRowReader copied = new CopyRowReader(problems, values, records, advice, columns);
    this.copiesIn = new CopyInReader(problems, rawTypes, batches, copied, options);
    this.copiesOut =
        new CopyOutReader(
            problems, new StreamReader(types, problems, rawTypes, rows), columns, options);
    this.streams = streams;
  }

  /** The method; empty if something is wrong with it, which is reported. */
  Optional<? extends StatementMethod> read(ExecutableElement method) {
    if (!method.getTypeParameters().isEmpty()) {
      problems.report(method, Diagnostic.GENERIC_METHOD, method.getSimpleName());
      return Optional.empty();
    }
    CopyIn in = method.getAnnotation(CopyIn.class);
    CopyOut out = method.getAnnotation(CopyOut.class);
    if (in != null) {
      rows.checkUnread(method);
      Optional<CopyInMethod> copy = copiesIn.read(method, in.value());
      copy.ifPresent(streams::read);
      return copy;
    }
    return out != null
        ? copiesOut.read(method, out.value())
        : batches
            .read(method)
            .flatMap(elements -> read(method, method.getAnnotation(Query.class), elements));
  }

  private Optional<QueryMethod> read(
      ExecutableElement method, Query query, List<Elements> elements) {
    ParameterNames names = parameters.names(method, elements);
    Optional<SqlStatement> statement = statement(method, query.value(), names);
    return statement.flatMap(read -> read(method, read, elements, names));
  }

  private Optional<QueryMethod> read(
      ExecutableElement method,
      SqlStatement statement,
      List<Elements> elements,
      ParameterNames names) {
    List<Binding> bindings = parameters.read(method, statement, names);
    checkLists(method, statement, bindings);
    streams.read(method, bindings, elements);
    batches.checkRepeatable(elements, streams.of(method));
    Optional<Result> result = results.read(method, statement.outcome());
    Options declared = options.read(method, statement);
    return result.map(
        read -> new QueryMethod(method, declared, statement, bindings, elements, read));
  }

  private void checkLists(
      ExecutableElement method, SqlStatement statement, List<Binding> bindings) {
    for (InList list : statement.inLists()) {
      boolean isArray =
          bindings.stream()
              .anyMatch(each -> each.name().equals(list.parameter()) && each.value().isArray());
      if (isArray) {
        problems.reportSql(
            method,
            Query.class,
            list.start(),
            Diagnostic.ARRAY_IN_PARENTHESES,
            list.parameter(),
            list.negated() ? "<> ALL" : "= ANY",
            list.negated() ? "<>" : "=");
      }
    }
  }

  private Optional<SqlStatement> statement(
      ExecutableElement method, String sql, ParameterNames names) {
    try {
      SqlStatement statement = SqlStatement.read(sql, names::exists);
      if (statement.isEmpty()) {
        problems.reportAnnotation(method, Query.class, Diagnostic.EMPTY_SQL);
      } else if (statement.second().isPresent()) {
        int second = statement.second().get().start();
        problems.reportSql(method, Query.class, second, Diagnostic.SEVERAL_STATEMENTS);
      } else if (sql.indexOf('\0') >= 0) {
        problems.reportSql(method, Query.class, sql.indexOf('\0'), Diagnostic.NUL_IN_SQL);
      } else if (statement.firstPositional().isPresent()) {
        reportPositional(method, statement.firstPositional().get());
      } else {
        return Optional.of(statement);
      }
    } catch (SqlSyntaxError error) {
      problems.reportSql(
          method, Query.class, error.start(), Diagnostic.UNTERMINATED_SQL, error.unterminated());
    }
    return Optional.empty();
  }

  private void reportPositional(ExecutableElement method, Token written) {
    String name =
        method.getParameters().isEmpty()
            ? "name"
            : method.getParameters().getFirst().getSimpleName().toString();
    problems.reportSql(
        method,
        Query.class,
        written.start(),
        Diagnostic.POSITIONAL_PARAMETER,
        ":" + name,
        written.text());
  }
}

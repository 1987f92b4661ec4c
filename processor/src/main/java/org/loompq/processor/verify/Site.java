package org.loompq.processor.verify;

import java.lang.annotation.Annotation;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;
import org.loompq.CopyIn;
import org.loompq.CopyOut;
import org.loompq.Query;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.CopyInMethod;
import org.loompq.processor.model.CopyOutMethod;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.sql.CopySubject;
import org.loompq.processor.sql.CopySubject.Table;
import org.loompq.processor.sql.SelectList;
import org.loompq.processor.sql.SqlStatement;
import org.loompq.processor.sql.Token;

/**
 * The annotation with a statement: what is wrong is reported at the word in it that is wrong.
 * Places are counted from 0, in the text of the annotation.
 */
final class Site {

  private final Problems problems;
  private final ExecutableElement method;
  private final Class<? extends Annotation> annotation;

  /** The statement as it stands in the annotation; null if a table is copied. */
  private final @Nullable SqlStatement statement;

  /** Where that begins. */
  private final int start;

  /** The table that is copied, if one is. */
  private final @Nullable Table table;

  private Site(
      Problems problems,
      ExecutableElement method,
      Class<? extends Annotation> annotation,
      @Nullable SqlStatement statement,
      int start,
      @Nullable Table table) {
    this.problems = problems;
    this.method = method;
    this.annotation = annotation;
    this.statement = statement;
    this.start = start;
    this.table = table;
  }

  /** That of a method. */
  static Site of(Problems problems, StatementMethod method) {
    return switch (method) {
      case QueryMethod query ->
          new Site(problems, query.method(), Query.class, query.statement(), 0, null);
      case CopyInMethod in -> new Site(problems, in.method(), CopyIn.class, null, 0, in.table());
      case CopyOutMethod out ->
          switch (out.subject()) {
            case Table table -> new Site(problems, out.method(), CopyOut.class, null, 0, table);
            case CopySubject.Query(var statement, int start) ->
                new Site(problems, out.method(), CopyOut.class, statement, start, null);
          };
    };
  }

  /** What errors call the method. */
  String methodName() {
    return method.getSimpleName() + "()";
  }

  /** Reports at a place. */
  void report(int place, Diagnostic diagnostic, Object... arguments) {
    problems.reportSql(method, annotation, place, diagnostic, arguments);
  }

  /** The statement as it stands in the annotation; empty if a table is copied. */
  Optional<SqlStatement> statement() {
    return Optional.ofNullable(statement);
  }

  /** The place of a token of the statement. */
  int of(Token token) {
    return start + token.start();
  }

  /** The place that a server speaks of; that of the statement if it speaks of none. */
  int ofServerPosition(int position) {
    return statement == null || position == 0 ? start : start + statement.originalOffset(position);
  }

  /** Where a parameter is used first. */
  int ofParameter(String name) {
    return statement == null ? start : start + statement.firstUse(name);
  }

  /** Where a column is written, or what it comes by. */
  int ofColumn(int column, int columns, String name) {
    if (table != null) {
      return ofCopied(name);
    }
    return selected()
        .map(list -> start + list.column(column, columns).map(Token::start).orElseGet(list::start))
        .orElse(start);
  }

  /** Where a column of the table that is copied is named, or the table. */
  int ofCopied(String name) {
    return table == null
        ? start
        : table.columns().stream()
            .filter(column -> column.name().name().equals(name))
            .map(CopySubject.Column::start)
            .findFirst()
            .orElse(start);
  }

  /** Where the columns begin. */
  int ofColumns() {
    return selected().map(list -> start + list.start()).orElse(start);
  }

  /** Whether a column is written, and does not come by a star. */
  boolean isWritten(int column, int columns) {
    return selected().filter(list -> list.isWritten(column, columns)).isPresent();
  }

  private Optional<SelectList> selected() {
    return statement().map(SelectList::of);
  }
}

package org.loompq.processor.read;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.loompq.CopyIn;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.CopyInMethod.RecordRow;
import org.loompq.processor.model.CopyInMethod.Row;
import org.loompq.processor.model.CopyInMethod.ScalarRow;
import org.loompq.processor.model.Elements;
import org.loompq.processor.model.RecordModel;
import org.loompq.processor.model.Value;
import org.loompq.processor.sql.CopySubject.Table;
import org.loompq.processor.sql.Identifier;

/** Reads what is copied into each row of a table. */
final class CopyRowReader {

  /**
   * A row with its columns.
   *
   * @param row what becomes a row
   * @param columns the columns that it has
   */
  record ColumnedRow(Row row, List<Identifier> columns) {}

  private final Problems problems;
  private final ValueReader values;
  private final RecordReader records;
  private final Advice advice;
  private final CopyColumnReader columns;

  CopyRowReader(
      Problems problems,
      ValueReader values,
      RecordReader records,
      Advice advice,
      CopyColumnReader columns) {
    this.problems = problems;
    this.values = values;
    this.records = records;
    this.advice = advice;
    this.columns = columns;
  }

  /** What elements become; empty if something is wrong with them, which is reported. */
  Optional<ColumnedRow> read(
      ExecutableElement method, VariableElement parameter, Elements elements, Table table) {
    @Nullable TypeElement record = records.asRecord(elements.type());
    return record == null || records.isOneValue(parameter, record)
        ? scalar(method, parameter, elements, table)
        : record(method, record, table);
  }

  private Optional<ColumnedRow> record(ExecutableElement method, TypeElement type, Table table) {
    return records.readCopied(type).flatMap(model -> record(method, model, table));
  }

  private Optional<ColumnedRow> record(ExecutableElement method, RecordModel model, Table table) {
    List<Identifier> named = columns.columns(table, model);
    return columns
        .match(method, CopyIn.class, table, model)
        .map(leaves -> new ColumnedRow(new RecordRow(model, leaves), named));
  }

  private Optional<ColumnedRow> scalar(
      ExecutableElement method, VariableElement parameter, Elements elements, Table table) {
    int before = problems.count();
    Optional<Value> value = values.readHeld(parameter, elements.type());
    if (value.isEmpty() || !hasIterator(parameter, elements)) {
      if (problems.count() == before) {
        reportUnsupported(parameter, elements.type());
      }
      return Optional.empty();
    }
    return value.flatMap(
        held ->
            columns
                .one(method, CopyIn.class, table, held)
                .map(named -> new ColumnedRow(new ScalarRow(held), named)));
  }

  /** Of the arrays of primitives few can be read as streams. */
  private static boolean hasIterator(VariableElement parameter, Elements elements) {
    return switch (elements.type().getKind()) {
      case BOOLEAN, SHORT, FLOAT -> parameter.asType().getKind() != TypeKind.ARRAY;
      default -> true;
    };
  }

  private void reportUnsupported(VariableElement parameter, TypeMirror element) {
    if (element.getKind() == TypeKind.ERROR) { // which the compiler reports itself
      problems.silently();
      return;
    }
    TypeMirror reported = element.getKind().isPrimitive() ? parameter.asType() : element;
    problems.report(
        parameter,
        Diagnostic.UNSUPPORTED_PARAMETER_TYPE,
        parameter.getSimpleName(),
        reported,
        advice.on(reported).replaceFirst("^use a primitive", "use a record, a primitive"));
  }
}

package org.loompq.processor.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.loompq.CopyIn;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.CopyInMethod;
import org.loompq.processor.model.Elements;
import org.loompq.processor.model.Elements.Source;
import org.loompq.processor.model.Options;
import org.loompq.processor.model.Result.Affected;
import org.loompq.processor.read.CopyRowReader.ColumnedRow;
import org.loompq.processor.sql.CopySubject;
import org.loompq.processor.sql.CopySubject.Table;

/** Reads a method that copies rows into a table. */
final class CopyInReader {

  private static final String INSTEAD =
      "a table and perhaps its columns, as in \"account (owner, balance)\"";

  private static final Map<TypeKind, Affected> COUNTS =
      Map.of(
          TypeKind.VOID, Affected.NOTHING,
          TypeKind.INT, Affected.INT,
          TypeKind.LONG, Affected.LONG);

  private final Problems problems;
  private final RawTypes rawTypes;
  private final BatchReader batches;
  private final CopyRowReader rows;
  private final CopyDeclaration declaration;
  private final OptionsReader options;

  CopyInReader(
      Problems problems,
      RawTypes rawTypes,
      BatchReader batches,
      CopyRowReader rows,
      OptionsReader options) {
    this.problems = problems;
    this.rawTypes = rawTypes;
    this.batches = batches;
    this.rows = rows;
    this.declaration = new CopyDeclaration(problems);
    this.options = options;
  }

  /** The method; empty if something is wrong with it, which is reported. */
  Optional<CopyInMethod> read(ExecutableElement method, String subject) {
    declaration.checkAlone(method, CopyIn.class);
    Affected result = result(method);
    Options declared = options.readCopy(method);
    Optional<Table> table =
        declaration.read(method, CopyIn.class, subject, CopySubject::table, INSTEAD);
    Elements source = source(method);
    if (result == null || table.isEmpty() || source == null) {
      return Optional.empty();
    }
    List<? extends VariableElement> parameters = method.getParameters();
    String progress =
        parameters.size() == 1 ? null : parameters.getLast().getSimpleName().toString();
    return rows.read(method, parameters.getFirst(), source, table.get())
        .map(row -> method(method, declared, table.get(), source, row, progress, result));
  }

  private static CopyInMethod method(
      ExecutableElement method,
      Options options,
      Table table,
      Elements source,
      ColumnedRow row,
      @Nullable String progress,
      Affected result) {
    return new CopyInMethod(
        method, options, table, row.columns(), source, row.row(), progress, result);
  }

  /** What the first parameter has; null if the parameters are not those of a copy. */
  private @Nullable Elements source(ExecutableElement method) {
    List<? extends VariableElement> parameters = method.getParameters();
    if (parameters.stream().anyMatch(each -> each.asType().getKind() == TypeKind.ERROR)) {
      problems.silently(); // the compiler reports it itself
      return null;
    }
    Optional<Source> source =
        parameters.isEmpty()
            ? Optional.empty()
            : BatchReader.source(parameters.getFirst().asType());
    boolean fit =
        parameters.size() == 1 || (parameters.size() == 2 && isProgress(parameters.getLast()));
    if (source.isEmpty() || !fit) {
      problems.report(method, Diagnostic.UNFIT_COPY_SOURCE, method.getSimpleName());
      return null;
    }
    VariableElement first = parameters.getFirst();
    return first.asType() instanceof DeclaredType type && rawTypes.isRaw(first, type)
        ? null
        : batches.elements(first, source.get());
  }

  private static boolean isProgress(VariableElement parameter) {
    return ValueReader.name(parameter.asType()).equals("java.util.function.LongConsumer");
  }

  private @Nullable Affected result(ExecutableElement method) {
    TypeMirror type = method.getReturnType();
    declaration.checkNoKey(method);
    Affected count = COUNTS.get(type.getKind());
    if (count == null) {
      declaration.reportResult(method, CopyIn.class, "long or int for the number of rows, or void");
    }
    return count;
  }
}

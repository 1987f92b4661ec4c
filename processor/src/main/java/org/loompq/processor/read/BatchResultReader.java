package org.loompq.processor.read;

import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.Result;
import org.loompq.processor.model.Result.Counts;
import org.loompq.processor.model.Result.Shape;
import org.loompq.processor.sql.Outcome;

/** Reads what a method makes of the executions of a batch. */
final class BatchResultReader {

  private static final Map<TypeKind, Counts> TOTALS =
      Map.of(TypeKind.INT, Counts.TOTAL_INT, TypeKind.LONG, Counts.TOTAL_LONG);

  private static final Map<TypeKind, Counts> ARRAYS_OF_COUNTS =
      Map.of(TypeKind.INT, Counts.EACH_INT, TypeKind.LONG, Counts.EACH_LONG);

  private final Problems problems;
  private final RawTypes rawTypes;
  private final ElementReader elements;

  BatchResultReader(Problems problems, RawTypes rawTypes, ElementReader elements) {
    this.problems = problems;
    this.rawTypes = rawTypes;
    this.elements = elements;
  }

  /** The result of a method; empty if something is wrong with it, which is reported. */
  Optional<Result> read(ExecutableElement method, Outcome outcome) {
    TypeMirror type = method.getReturnType();
    if (type.getKind() == TypeKind.VOID) {
      elements.checkUnread(method);
      return Optional.of(Counts.NOTHING);
    }
    return outcome == Outcome.NO_ROWS ? counts(method, type) : rows(method, type);
  }

  private Optional<Result> counts(ExecutableElement method, TypeMirror type) {
    @Nullable Counts counts =
        type instanceof ArrayType array
            ? ARRAYS_OF_COUNTS.get(array.getComponentType().getKind())
            : TOTALS.get(type.getKind());
    elements.checkUnread(method);
    if (counts == null) {
      reportUnfit(
          method,
          "long[] or int[] for the rows affected by each element, long or int for their sum, or"
              + " void; a List of rows needs RETURNING in the statement");
    }
    return Optional.ofNullable(counts);
  }

  private Optional<Result> rows(ExecutableElement method, TypeMirror type) {
    if (type instanceof DeclaredType list
        && ValueReader.qualifiedName(list).equals("java.util.List")) {
      return rawTypes.isRaw(method, list)
          ? Optional.empty()
          : rows(method, Shape.LIST, list.getTypeArguments().getFirst());
    }
    if (type instanceof ArrayType array) {
      TypeMirror component = array.getComponentType();
      switch (component.getKind()) {
        case INT, LONG, DOUBLE -> {
          return rows(method, Shape.PRIMITIVE_ARRAY, component);
        }
        case DECLARED, ARRAY, ERROR -> {
          return rows(method, Shape.ARRAY, component);
        }
        default -> {}
      }
    }
    reportUnfit(method, "a List of the rows of all elements, an array such as long[], or void");
    return Optional.empty();
  }

  private Optional<Result> rows(ExecutableElement method, Shape shape, TypeMirror type) {
    return elements.rows(method, shape, type).map(rows -> rows);
  }

  private void reportUnfit(ExecutableElement method, String instead) {
    TypeMirror type = method.getReturnType();
    if (type.getKind() == TypeKind.ERROR) { // which the compiler reports itself
      problems.silently();
    } else {
      problems.report(method, Diagnostic.UNFIT_BATCH_RESULT, type, instead);
    }
  }
}

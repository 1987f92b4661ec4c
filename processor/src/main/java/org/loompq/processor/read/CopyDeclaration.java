package org.loompq.processor.read;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.loompq.Batch;
import org.loompq.Column;
import org.loompq.CopyOut;
import org.loompq.FetchSize;
import org.loompq.Query;
import org.loompq.ReadOnly;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.sql.CopySyntaxError;
import org.loompq.processor.sql.SqlSyntaxError;

/** Reads and checks what the annotations of methods that copy have in common. */
final class CopyDeclaration {

  private static final List<Class<? extends Annotation>> OTHERS =
      List.of(Query.class, CopyOut.class, Batch.class, FetchSize.class, ReadOnly.class);

  /** Reads what an annotation says. */
  interface Reading<T> {
    /** Reads a text. */
    T read(String text) throws SqlSyntaxError, CopySyntaxError;
  }

  private final Problems problems;

  CopyDeclaration(Problems problems) {
    this.problems = problems;
  }

  /** Reports other annotations that say what a method runs, or how. */
  void checkAlone(ExecutableElement method, Class<?> annotation) {
    OTHERS.stream()
        .filter(other -> other != annotation && method.getAnnotation(other) != null)
        .forEach(
            other ->
                problems.reportAnnotation(
                    method,
                    other,
                    Diagnostic.UNFIT_FOR_COPY,
                    annotation.getSimpleName(),
                    method.getSimpleName(),
                    other.getSimpleName()));
  }

  /** Reports a column of a method, which is for the key of a map. */
  void checkNoKey(ExecutableElement method) {
    if (Names.declared(method) != null) {
      problems.reportAnnotation(
          method,
          Column.class,
          Diagnostic.COLUMN_WITHOUT_MAP,
          method.getSimpleName(),
          method.getReturnType());
    }
  }

  /**
   * What is copied; empty if it is not understood, which is reported.
   *
   * @param instead what to write then
   */
  <T> Optional<T> read(
      ExecutableElement method,
      Class<?> annotation,
      String text,
      Reading<T> reading,
      String instead) {
    try {
      int nul = text.indexOf('\0');
      if (nul < 0) {
        return Optional.of(reading.read(text));
      }
      problems.reportSql(method, annotation, nul, Diagnostic.NUL_IN_SQL);
    } catch (SqlSyntaxError error) {
      problems.reportSql(
          method, annotation, error.start(), Diagnostic.UNTERMINATED_SQL, error.unterminated());
    } catch (CopySyntaxError error) {
      problems.reportSql(
          method, annotation, error.start(), Diagnostic.UNREADABLE_COPY, error.what(), instead);
    }
    return Optional.empty();
  }

  /** Reports what a method returns. */
  void reportResult(ExecutableElement method, Class<?> annotation, String instead) {
    TypeMirror type = method.getReturnType();
    if (type.getKind() == TypeKind.ERROR) { // which the compiler reports itself
      problems.silently();
    } else {
      problems.report(
          method, Diagnostic.UNFIT_COPY_RESULT, type, annotation.getSimpleName(), instead);
    }
  }
}

package org.loompq.processor.read;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.loompq.Batch;
import org.loompq.FetchSize;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;

/** Checks that what is said of a statement stands where there is one. */
final class StatementPlacement {

  private final Problems problems;

  StatementPlacement(Problems problems) {
    this.problems = problems;
  }

  /** Reports what is wrong with the methods that a type declares. */
  void check(TypeElement type) {
    ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> !StatementAnnotation.isOn(method))
        .forEach(this::check);
  }

  private void check(ExecutableElement method) {
    if (method.getAnnotation(Batch.class) != null) {
      problems.reportAnnotation(
          method, Batch.class, Diagnostic.BATCH_WITHOUT_QUERY, method.getSimpleName());
    }
    if (method.getAnnotation(FetchSize.class) != null) {
      problems.reportAnnotation(
          method,
          FetchSize.class,
          Diagnostic.FETCH_SIZE_WITHOUT_STREAM,
          method.getSimpleName(),
          "has no @Query");
    }
  }
}

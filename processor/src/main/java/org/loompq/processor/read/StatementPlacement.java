package org.loompq.processor.read;

import java.lang.annotation.Annotation;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.loompq.Batch;
import org.loompq.FetchSize;
import org.loompq.ReadOnly;
import org.loompq.Timeout;
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
    checkOption(
        method,
        Timeout.class,
        method.isDefault()
            ? "move it to the methods called there, each of which waits for itself"
            : missing(method, "@Query, @CopyIn or @CopyOut"));
    checkOption(
        method,
        ReadOnly.class,
        method.isDefault()
            ? "write @Transactional(readOnly = true), or move it to the methods called there"
            : missing(method, "@Query"));
  }

  /** What to do with an option of a method without a body that a repository would have. */
  private static String missing(ExecutableElement method, String statements) {
    Element owner = Objects.requireNonNull(method.getEnclosingElement());
    return method.getModifiers().contains(Modifier.ABSTRACT)
            && owner.getKind() == ElementKind.INTERFACE
        ? "give " + method.getSimpleName() + " its " + statements + ", or remove it"
        : "move it to a method with one";
  }

  private void checkOption(
      ExecutableElement method, Class<? extends Annotation> option, String instead) {
    if (method.getAnnotation(option) != null) {
      problems.reportAnnotation(
          method,
          option,
          Diagnostic.OPTION_WITHOUT_STATEMENT,
          option.getSimpleName(),
          method.getSimpleName(),
          instead);
    }
  }
}

package org.loompq.processor.read;

import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import org.loompq.CopyIn;
import org.loompq.CopyOut;
import org.loompq.Query;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;

/** The annotation that gives a method its statement. */
final class StatementAnnotation {

  private StatementAnnotation() {}

  /** Whether a method has one. */
  static boolean isOn(ExecutableElement method) {
    return of(method).isPresent();
  }

  /** Reports one whose method cannot have it. */
  static void reportMisplaced(Problems problems, ExecutableElement method, String kind) {
    of(method)
        .ifPresent(
            annotation ->
                problems.reportAnnotation(
                    method,
                    annotation,
                    Diagnostic.NOT_A_REPOSITORY_METHOD,
                    annotation.getSimpleName(),
                    method.getSimpleName(),
                    kind));
  }

  private static Optional<Class<? extends Annotation>> of(ExecutableElement method) {
    return Stream.of(Query.class, CopyIn.class, CopyOut.class)
        .filter(annotation -> method.getAnnotation(annotation) != null)
        .findFirst();
  }
}

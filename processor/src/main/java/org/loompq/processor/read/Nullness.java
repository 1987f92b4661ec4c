package org.loompq.processor.read;

import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Whether something may be null: an annotation called {@code Nullable}, whoever's it is, says so.
 */
final class Nullness {

  private Nullness() {}

  static boolean isNullable(ExecutableElement method) {
    return isNullable(method, method.getReturnType());
  }

  static boolean isNullable(Element element, TypeMirror type) {
    return Stream.<AnnotatedConstruct>of(element, type)
        .flatMap(construct -> construct.getAnnotationMirrors().stream())
        .anyMatch(
            mirror ->
                mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
  }
}

package org.loompq.processor.check;

import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** Tells the user of problems, and remembers whether there were any. */
public final class Problems {

  private final Messager messager;
  private int count;

  /** Reports through the compiler. */
  public Problems(Messager messager) {
    this.messager = messager;
  }

  /** How many were reported. */
  public int count() {
    return count;
  }

  /** Remembers a problem that the compiler itself reports. */
  public void silently() {
    count++;
  }

  /** Reports a problem of an element. */
  public void report(Element element, Diagnostic diagnostic, Object... arguments) {
    count++;
    messager.printMessage(Kind.ERROR, diagnostic.message(readable(arguments)), element);
  }

  /** Reports a problem of the value of an element's annotation. */
  public void reportAnnotation(
      Element element, Class<?> annotation, Diagnostic diagnostic, Object... arguments) {
    count++;
    AnnotationMirror mirror = mirror(element, annotation);
    AnnotationValue value =
        mirror == null
            ? null
            : mirror.getElementValues().values().stream().findFirst().orElse(null);
    messager.printMessage(
        Kind.ERROR, diagnostic.message(readable(arguments)), element, mirror, value);
  }

  /** Types of {@code java.lang} and {@code java.util} are known by their simple names. */
  private static Object[] readable(Object[] arguments) {
    return Stream.of(arguments)
        .map(argument -> argument instanceof TypeMirror ? simple(argument.toString()) : argument)
        .toArray();
  }

  private static String simple(String type) {
    return type.replaceAll("\\bjava\\.(?:lang|util|util\\.stream)\\.(?=[A-Z])", "");
  }

  private static @Nullable AnnotationMirror mirror(Element element, Class<?> annotation) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(annotation.getName())) {
        return mirror;
      }
    }
    return null;
  }
}

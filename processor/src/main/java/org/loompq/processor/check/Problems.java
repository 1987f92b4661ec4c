package org.loompq.processor.check;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** Tells the user of problems, each once, and counts them. */
public final class Problems {

  private static final Pattern WELL_KNOWN =
      Pattern.compile("\\bjava\\.(?:lang|util|util\\.stream)\\.(?=[A-Z])");

  private record Reported(@Nullable Element element, String message) {}

  private final Messager messager;
  private final Set<Reported> reported = new HashSet<>();
  private int count;

  /** Reports through the compiler. */
  public Problems(Messager messager) {
    this.messager = messager;
  }

  /** How many there were, those that were met again included. */
  public int count() {
    return count;
  }

  /** Counts a problem that the compiler itself reports. */
  public void silently() {
    count++;
  }

  /** Reports a problem of what is no code. */
  public void report(Diagnostic diagnostic, Object... arguments) {
    count++;
    String message = diagnostic.message(readable(arguments));
    if (reported.add(new Reported(null, message))) {
      messager.printMessage(Kind.ERROR, message);
    }
  }

  /** Reports a problem of an element. */
  public void report(Element element, Diagnostic diagnostic, Object... arguments) {
    report(element, null, null, diagnostic, arguments);
  }

  /** Reports a problem of the value of an element's annotation; of the element if it has none. */
  public void reportAnnotation(
      Element element, Class<?> annotation, Diagnostic diagnostic, Object... arguments) {
    AnnotationMirror mirror = mirror(element, annotation);
    AnnotationValue first =
        mirror == null
            ? null
            : mirror.getElementValues().values().stream().findFirst().orElse(null);
    report(element, mirror, first, diagnostic, arguments);
  }

  /** Reports a problem of one of the values of an element's annotation. */
  public void reportMember(
      Element element,
      Class<?> annotation,
      String member,
      Diagnostic diagnostic,
      Object... arguments) {
    AnnotationMirror mirror = mirror(element, annotation);
    AnnotationValue value = null;
    if (mirror != null) {
      for (var written : mirror.getElementValues().entrySet()) {
        value = written.getKey().getSimpleName().contentEquals(member) ? written.getValue() : value;
      }
    }
    report(element, mirror, value, diagnostic, arguments);
  }

  private void report(
      Element element,
      @Nullable AnnotationMirror mirror,
      @Nullable AnnotationValue value,
      Diagnostic diagnostic,
      Object... arguments) {
    count++;
    String message = diagnostic.message(readable(arguments));
    if (reported.add(new Reported(element, message))) {
      messager.printMessage(Kind.ERROR, message, element, mirror, value);
    }
  }

  /** Types of {@code java.lang} and {@code java.util} are known by their simple names. */
  private static Object[] readable(Object[] arguments) {
    return Stream.of(arguments)
        .map(argument -> argument instanceof TypeMirror type ? simple(type) : argument)
        .toArray();
  }

  /** A type as messages show it. */
  public static String simple(TypeMirror type) {
    return WELL_KNOWN.matcher(type.toString()).replaceAll("");
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

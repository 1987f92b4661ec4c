package org.loompq.processor.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.source.Carets;

/** Tells the user of problems, each once, and counts those that are errors. */
public final class Problems {

  private static final Pattern WELL_KNOWN =
      Pattern.compile("\\bjava\\.(?:lang|util|util\\.stream)\\.(?=[A-Z])");

  /** What was reported, and at which character of a string; -1 if it is of no character. */
  private record Reported(@Nullable Element element, String message, int index) {}

  private final Messager messager;
  private final Optional<Carets> carets;
  private final Set<Reported> reported = new HashSet<>();
  private int count;

  /** Reports through the compiler. */
  public Problems(ProcessingEnvironment environment) {
    this.messager = environment.getMessager();
    this.carets = Carets.in(environment);
  }

  /** How many errors there were, those that were met again included. */
  public int count() {
    return count;
  }

  /** Counts a problem that the compiler itself reports. */
  public void silently() {
    count++;
  }

  /** Reports a problem of what is no code. */
  public void report(Diagnostic diagnostic, Object... arguments) {
    String message = diagnostic.message(readable(arguments));
    if (isNew(diagnostic.kind(), new Reported(null, message, -1))) {
      messager.printMessage(diagnostic.kind(), message);
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
    report(element, mirror, firstValue(mirror), diagnostic, arguments);
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

  /**
   * Reports a problem of something in the string of an element's annotation.
   *
   * @param index where it begins in the string; the string's length if something is missing at the
   *     end
   */
  public void reportSql(
      Element element, Class<?> annotation, int index, Diagnostic diagnostic, Object... arguments) {
    reportSql(diagnostic.kind(), element, annotation, index, diagnostic, arguments);
  }

  /** Reports the same, as something else than it is to the compilation otherwise. */
  public void reportSql(
      Kind kind,
      Element element,
      Class<?> annotation,
      int index,
      Diagnostic diagnostic,
      Object... arguments) {
    AnnotationMirror mirror = mirror(element, annotation);
    AnnotationValue value = firstValue(mirror);
    String message = diagnostic.message(readable(arguments));
    if (!isNew(kind, new Reported(element, message, index))) {
      return;
    }
    if (mirror == null || value == null) {
      messager.printMessage(kind, message, element);
      return;
    }
    String words = PlaceInWords.of(String.valueOf(value.getValue()), index);
    String spelled = diagnostic.messageAt(words, readable(arguments));
    carets
        .flatMap(each -> each.find(element, mirror, value, index))
        .ifPresentOrElse(
            place -> carets.orElseThrow().print(kind, place.exact() ? message : spelled, place),
            () -> messager.printMessage(kind, spelled, element, mirror, value));
  }

  private void report(
      Element element,
      @Nullable AnnotationMirror mirror,
      @Nullable AnnotationValue value,
      Diagnostic diagnostic,
      Object... arguments) {
    String message = diagnostic.message(readable(arguments));
    if (isNew(diagnostic.kind(), new Reported(element, message, -1))) {
      messager.printMessage(diagnostic.kind(), message, element, mirror, value);
    }
  }

  /** Counts an error; whether it, or what is no error, is met for the first time. */
  private boolean isNew(Kind kind, Reported report) {
    count += kind == Kind.ERROR ? 1 : 0;
    return reported.add(report);
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

  private static @Nullable AnnotationValue firstValue(@Nullable AnnotationMirror mirror) {
    return mirror == null
        ? null
        : mirror.getElementValues().values().stream().findFirst().orElse(null);
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

package org.loompq.processor.read;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;
import org.loompq.Isolation;
import org.loompq.Transactional;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;

/** Checks where {@link Transactional} stands in a type, and what it says there. */
final class TransactionPlacement {

  private final Problems problems;

  TransactionPlacement(Problems problems) {
    this.problems = problems;
  }

  /** Reports what is wrong with those of a type and of the methods that it declares. */
  void check(TypeElement type) {
    boolean isInterface = type.getKind() == ElementKind.INTERFACE;
    check(type, isInterface ? null : "no interface");
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      check(method, isInterface ? obstacle(method) : "in " + type.getSimpleName());
    }
  }

  /** Why a method of an interface cannot be implemented by one that begins a transaction. */
  private static @Nullable String obstacle(ExecutableElement method) {
    if (method.getModifiers().contains(Modifier.STATIC)) {
      return "static";
    }
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      return "private";
    }
    return method.isDefault() || StatementAnnotation.isOn(method)
        ? null
        : "abstract, without @Query or @CopyIn";
  }

  /** Whether it has a statement whose rows are read after it has returned. */
  static boolean isStreaming(ExecutableElement method) {
    return StatementAnnotation.isOn(method) && StreamReader.isStream(method);
  }

  private void check(Element element, @Nullable String obstacle) {
    Transactional declared = element.getAnnotation(Transactional.class);
    if (declared == null) {
      return;
    }
    if (obstacle != null) {
      problems.reportAnnotation(
          element,
          Transactional.class,
          Diagnostic.NOT_TRANSACTIONAL,
          element.getSimpleName(),
          obstacle);
    }
    boolean streams = element instanceof ExecutableElement method && isStreaming(method);
    if (streams) {
      problems.reportAnnotation(
          element, Transactional.class, Diagnostic.STREAM_IN_TRANSACTION, element.getSimpleName());
    }
    if (declared.retries() < 0) {
      problems.reportMember(
          element, Transactional.class, "retries", Diagnostic.NEGATIVE_RETRIES, declared.retries());
    }
    boolean fit = declared.readOnly() && declared.isolation() == Isolation.SERIALIZABLE;
    if (declared.deferrable() && !fit) {
      problems.reportMember(
          element, Transactional.class, "deferrable", Diagnostic.UNFIT_DEFERRABLE);
    }
  }
}

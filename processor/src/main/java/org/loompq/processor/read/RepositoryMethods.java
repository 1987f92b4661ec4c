package org.loompq.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.loompq.Batch;
import org.loompq.FetchSize;
import org.loompq.ReadOnly;
import org.loompq.Timeout;
import org.loompq.Transactional;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;

/** Finds the methods that the implementation of a repository must have. */
final class RepositoryMethods {

  private final Elements elements;
  private final Types types;
  private final Problems problems;

  RepositoryMethods(Elements elements, Types types, Problems problems) {
    this.elements = elements;
    this.types = types;
    this.problems = problems;
  }

  /** The abstract methods with a statement, inherited ones too; what is wrong is reported. */
  List<ExecutableElement> of(TypeElement type) {
    List<ExecutableElement> methods = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
      boolean hasStatement = StatementAnnotation.isOn(method);
      boolean isAbstract = method.getModifiers().contains(Modifier.ABSTRACT);
      if (hasStatement && !isAbstract) {
        reportBody(method);
      } else if (isAbstract && !hasStatement && !isOfObject(method)) {
        reportAbstract(type, method);
      } else if (isAbstract && hasStatement && !isInConflict(type, method, methods)) {
        methods.add(method);
      }
    }
    return methods;
  }

  private void reportAbstract(TypeElement type, ExecutableElement method) {
    boolean inherited = !type.equals(method.getEnclosingElement());
    boolean reported =
        Stream.of(Transactional.class, Batch.class, FetchSize.class, Timeout.class, ReadOnly.class)
            .anyMatch(annotation -> method.getAnnotation(annotation) != null);
    if (inherited || !reported) {
      problems.report(
          inherited ? type : method, Diagnostic.METHOD_WITHOUT_QUERY, method.getSimpleName());
    }
  }

  private void reportBody(ExecutableElement method) {
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    String kind = method.isDefault() ? "a default method" : isStatic ? "static" : "not abstract";
    StatementAnnotation.reportMisplaced(problems, method, kind);
  }

  /** Every class has an implementation of these. */
  private boolean isOfObject(ExecutableElement method) {
    TypeElement object = elements.getTypeElement("java.lang.Object");
    return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
        .anyMatch(known -> haveSameSignature(known, method));
  }

  /** Whether a method of the same signature is inherited from elsewhere. */
  private boolean isInConflict(
      TypeElement type, ExecutableElement method, List<ExecutableElement> others) {
    for (ExecutableElement other : others) {
      if (haveSameSignature(method, other)) {
        problems.report(
            type,
            Diagnostic.CONFLICTING_METHODS,
            type.getSimpleName(),
            method.getSimpleName(),
            owner(other),
            owner(method));
        return true;
      }
    }
    return false;
  }

  private static Name owner(ExecutableElement method) {
    return Objects.requireNonNull(method.getEnclosingElement()).getSimpleName();
  }

  private boolean haveSameSignature(ExecutableElement one, ExecutableElement other) {
    return one.getSimpleName().equals(other.getSimpleName())
        && types.isSubsignature((ExecutableType) one.asType(), (ExecutableType) other.asType());
  }
}

package org.loompq.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.loompq.Query;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.ImplementationName;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.Repository;

/** Reads a repository interface. */
public final class RepositoryReader {

  private static final String GENERATED = "javax.annotation.processing.Generated";
  private static final String RUNTIME = "org.loompq.runtime.Statement";

  private final Elements elements;
  private final Types types;
  private final Problems problems;
  private final Predicate<String> isTaken;

  /**
   * Reads the elements of one compilation.
   *
   * @param isTaken whether there is a class of a qualified name already
   */
  public RepositoryReader(
      Elements elements, Types types, Problems problems, Predicate<String> isTaken) {
    this.elements = elements;
    this.types = types;
    this.problems = problems;
    this.isTaken = isTaken;
  }

  /** Whether all that an interface says of its methods can be read by now. */
  public boolean isComplete(TypeElement type) {
    return new Completeness(types).of(elements.getAllMembers(type));
  }

  /** Reads an interface; empty if something is wrong with it, which is reported. */
  public Optional<Repository> read(TypeElement type) {
    int before = problems.count();
    if (type.getKind() != ElementKind.INTERFACE) {
      reportQueries(type);
      return Optional.empty();
    }
    Access access = new Access(elements, type);
    checkInterface(type, access);
    ImplementationName name = ImplementationName.of(elements, type);
    if (isTaken.test(name.qualified())) {
      problems.report(type, Diagnostic.NAME_TAKEN, name.qualified(), type.getSimpleName());
    }
    MethodReader reader = new MethodReader(types, problems, access);
    List<QueryMethod> methods = new ArrayList<>();
    for (ExecutableElement method : new RepositoryMethods(elements, types, problems).of(type)) {
      reader.read(method, method.getAnnotation(Query.class)).ifPresent(methods::add);
    }
    return problems.count() == before
        ? Optional.of(
            new Repository(
                type, name, methods, isVisible(type, GENERATED), suppressedWarnings(type, methods)))
        : Optional.empty();
  }

  /**
   * What the user has decided: to name what is deprecated, and to export a package with a
   * repository from a module, which exports what its implementation names too.
   */
  private List<String> suppressedWarnings(TypeElement type, List<QueryMethod> methods) {
    List<String> warnings = new ArrayList<>();
    if (new Deprecation(elements, types).isIn(type, methods)) {
      warnings.addAll(List.of("deprecation", "removal"));
    }
    if (!elements.getModuleOf(type).isUnnamed()) {
      warnings.add("exports");
    }
    return warnings;
  }

  private void reportQueries(TypeElement type) {
    String kind = type.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.getAnnotation(Query.class) != null) {
        problems.reportAnnotation(
            method,
            Query.class,
            Diagnostic.NOT_A_REPOSITORY_METHOD,
            method.getSimpleName(),
            "in " + kind + " " + type.getSimpleName());
      }
    }
  }

  private void checkInterface(TypeElement type, Access access) {
    if (!type.getTypeParameters().isEmpty()) {
      problems.report(type, Diagnostic.GENERIC_REPOSITORY, type.getSimpleName());
    }
    access
        .obstacle(type)
        .ifPresent(
            why ->
                problems.report(
                    type, Diagnostic.INACCESSIBLE_REPOSITORY, type.getSimpleName(), why));
    if (type.getModifiers().contains(Modifier.SEALED)) {
      problems.report(type, Diagnostic.INACCESSIBLE_REPOSITORY, type.getSimpleName(), "sealed");
    }
    if (!isVisible(type, RUNTIME)) {
      problems.report(type, Diagnostic.RUNTIME_MISSING, type.getSimpleName());
    }
  }

  private boolean isVisible(TypeElement from, String className) {
    ModuleElement module = elements.getModuleOf(from);
    return elements.getTypeElement(module, className) != null;
  }
}

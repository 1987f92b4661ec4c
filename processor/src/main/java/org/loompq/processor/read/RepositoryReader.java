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
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.ImplementationName;
import org.loompq.processor.model.Repository;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.model.TransactionalMethod;

/** Reads a repository interface. */
public final class RepositoryReader {

  private static final String GENERATED = "javax.annotation.processing.Generated";
  private static final String RUNTIME = "org.loompq.runtime.Statement";

  private final Elements elements;
  private final Types types;
  private final Problems problems;
  private final Predicate<String> isTaken;
  private final TypeCodecs codecs;
  private final TransactionReader transactions;

  /**
   * Reads the elements of one compilation.
   *
   * @param isTaken whether there is a class of a qualified name already
   * @param codecs those that the application brings
   */
  public RepositoryReader(
      Elements elements,
      Types types,
      Problems problems,
      Predicate<String> isTaken,
      TypeCodecs codecs) {
    this.elements = elements;
    this.types = types;
    this.problems = problems;
    this.isTaken = isTaken;
    this.codecs = codecs;
    this.transactions = new TransactionReader(elements, types, problems);
  }

  /** Whether all that an interface says of its methods can be read by now. */
  public boolean isComplete(TypeElement type) {
    List<ExecutableElement> methods = new ArrayList<>(transactions.methods(type));
    ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
        .filter(StatementAnnotation::isOn)
        .forEach(methods::add);
    return new Completeness(types).of(methods);
  }

  /**
   * Reads an interface; empty if something is wrong with it, which is reported, or if it is only
   * meant to be extended.
   */
  public Optional<Repository> read(TypeElement type) {
    int before = problems.count();
    new TransactionPlacement(problems).check(type);
    new StatementPlacement(problems).check(type);
    if (type.getKind() != ElementKind.INTERFACE) {
      reportStatements(type);
      return Optional.empty();
    }
    if (isForExtension(type)) {
      return Optional.empty();
    }
    Access access = new Access(elements, type);
    checkInterface(type, access);
    ImplementationName name = ImplementationName.of(elements, type);
    if (isTaken.test(name.qualified())) {
      problems.report(type, Diagnostic.NAME_TAKEN, name.qualified(), type.getSimpleName());
    }
    GivenStreams streams = new GivenStreams();
    MethodReader reader = new MethodReader(types, problems, access, streams, codecs);
    List<StatementMethod> methods = new ArrayList<>();
    for (ExecutableElement method : new RepositoryMethods(elements, types, problems).of(type)) {
      reader.read(method).ifPresent(methods::add);
    }
    List<TransactionalMethod> transactional = transactions.read(type, streams);
    return problems.count() == before
        ? Optional.of(
            new Repository(
                type,
                name,
                methods,
                transactional,
                isVisible(type, GENERATED),
                warnings(type, methods, transactional)))
        : Optional.empty();
  }

  /** Whether it has no statements of its own, and type parameters that others give types to. */
  private static boolean isForExtension(TypeElement type) {
    return !type.getTypeParameters().isEmpty()
        && ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .noneMatch(StatementAnnotation::isOn);
  }

  private List<String> warnings(
      TypeElement type, List<StatementMethod> statements, List<TransactionalMethod> transactional) {
    List<ExecutableElement> methods = new ArrayList<>();
    statements.forEach(statement -> methods.add(statement.method()));
    transactional.forEach(method -> methods.add(method.method()));
    return new Warnings(elements, types).of(type, methods);
  }

  private void reportStatements(TypeElement type) {
    String kind = type.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (StatementAnnotation.isOn(method)) {
        StatementAnnotation.reportMisplaced(
            problems, method, "in " + kind + " " + type.getSimpleName());
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

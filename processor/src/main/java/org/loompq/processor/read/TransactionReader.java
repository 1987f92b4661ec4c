package org.loompq.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.loompq.Batch;
import org.loompq.CopyIn;
import org.loompq.Transactional;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.Elements.Source;
import org.loompq.processor.model.TransactionalMethod;
import org.loompq.processor.model.Transactionality;

/** Finds the methods of a repository that run in a transaction. */
final class TransactionReader {

  private final Elements elements;
  private final Types types;
  private final Problems problems;

  TransactionReader(Elements elements, Types types, Problems problems) {
    this.elements = elements;
    this.types = types;
    this.problems = problems;
  }

  /** The methods with a body or a statement, inherited ones too, for which one is declared. */
  List<ExecutableElement> methods(TypeElement repository) {
    return ElementFilter.methodsIn(elements.getAllMembers(repository)).stream()
        .filter(method -> method.isDefault() || StatementAnnotation.isOn(method))
        .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
        .filter(method -> !TransactionPlacement.isStreaming(method))
        .filter(method -> declaration(method, repository).isPresent())
        .toList();
  }

  /**
   * The same methods, read; without those that have something wrong, which is reported.
   *
   * @param streams those that the methods of the repository are given
   */
  List<TransactionalMethod> read(TypeElement repository, GivenStreams streams) {
    List<TransactionalMethod> read = new ArrayList<>();
    for (ExecutableElement method : methods(repository)) {
      ExecutableType signature =
          (ExecutableType) types.asMemberOf((DeclaredType) repository.asType(), method);
      List<TypeMirror> checked = checked(signature);
      boolean names = checked.stream().allMatch(type -> type.getKind() != TypeKind.TYPEVAR);
      if (checked.size() > 1 && !names) {
        boolean inherited = !repository.equals(method.getEnclosingElement());
        problems.report(
            inherited ? repository : method, Diagnostic.SEVERAL_EXCEPTIONS, method.getSimpleName());
      }
      declaration(method, repository)
          .map(TransactionReader::transactionality)
          .ifPresent(
              how -> {
                checkRepeatable(repository, method, how, streams);
                read.add(new TransactionalMethod(method, signature, how, checked));
              });
    }
    return read;
  }

  /** Reports the parameters that would be at their end when the method runs again. */
  private void checkRepeatable(
      TypeElement repository,
      ExecutableElement method,
      Transactionality how,
      GivenStreams streams) {
    if (how.retries() < 1) {
      return;
    }
    boolean takesElements =
        method.getAnnotation(Batch.class) != null || method.getAnnotation(CopyIn.class) != null;
    boolean inherited = !repository.equals(method.getEnclosingElement());
    for (VariableElement parameter : method.getParameters()) {
      TypeMirror type = parameter.asType();
      if (takesElements && BatchReader.source(type).filter(Source::isOnce).isPresent()) {
        problems.report(
            inherited ? repository : parameter,
            Diagnostic.UNREPEATABLE_SOURCE,
            parameter.getSimpleName(),
            type);
      }
    }
    for (GivenStreams.Given given : streams.of(method)) {
      if (takesElements && isOpenedAnew(given.parameter())) {
        continue;
      }
      problems.report(
          inherited ? repository : given.parameter(),
          Diagnostic.STREAM_READ_TWICE,
          given.name(),
          given.type(),
          "with retries " + method.getSimpleName() + " may run again",
          ", or remove the retries");
    }
  }

  /** Whether each attempt asks for another iterator, whose elements may have new streams. */
  private static boolean isOpenedAnew(VariableElement source) {
    return BatchReader.source(source.asType()).equals(Optional.of(Source.ITERABLE));
  }

  /** What is annotated: the method, else the interface that declares it, else the repository. */
  private static Optional<Element> declaration(ExecutableElement method, TypeElement repository) {
    Element owner = Objects.requireNonNull(method.getEnclosingElement());
    return Stream.<Element>of(method, owner, repository)
        .filter(element -> element.getAnnotation(Transactional.class) != null)
        .findFirst();
  }

  private static Transactionality transactionality(Element annotated) {
    Transactional declared = annotated.getAnnotation(Transactional.class);
    return new Transactionality(
        annotated,
        declared.isolation(),
        declared.readOnly(),
        declared.deferrable(),
        declared.retries());
  }

  /** The checked exceptions, without those that are subclasses of another. */
  private List<TypeMirror> checked(ExecutableType signature) {
    List<TypeMirror> checked = new ArrayList<>();
    for (TypeMirror thrown : signature.getThrownTypes()) {
      boolean covered = checked.stream().anyMatch(other -> types.isSubtype(thrown, other));
      if (!covered && !isUnchecked(thrown)) {
        checked.removeIf(other -> types.isSubtype(other, thrown));
        checked.add(thrown);
      }
    }
    return checked;
  }

  private boolean isUnchecked(TypeMirror thrown) {
    return Stream.of("java.lang.RuntimeException", "java.lang.Error")
        .map(elements::getTypeElement)
        .anyMatch(unchecked -> types.isSubtype(thrown, unchecked.asType()));
  }
}

package org.loompq.processor.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.loompq.Composite;
import org.loompq.processor.model.Binding;
import org.loompq.processor.model.CopyInMethod;
import org.loompq.processor.model.CopyInMethod.RecordRow;
import org.loompq.processor.model.CopyInMethod.ScalarRow;
import org.loompq.processor.model.Elements;
import org.loompq.processor.model.RecordModel.Leaf;
import org.loompq.processor.model.Value;

/** The streams that methods are given, which are at their end once they were read. */
final class GivenStreams {

  /**
   * A stream.
   *
   * @param parameter what it is, or is in
   * @param name how messages call it
   * @param type its type
   */
  record Given(VariableElement parameter, String name, TypeMirror type) {}

  /** Those of statements, also where something else is wrong with the method. */
  private final Map<ExecutableElement, List<Given>> ofStatements = new HashMap<>();

  /** Those that the statement of a method takes, or that are the parameters of a body. */
  List<Given> of(ExecutableElement method) {
    return method.isDefault() ? ofBody(method) : ofStatements.getOrDefault(method, List.of());
  }

  /** Finds those that a statement takes. */
  void read(ExecutableElement method, List<Binding> bindings, List<Elements> elements) {
    ofStatements.put(
        method,
        bindings.stream()
            .filter(binding -> binding.value().codec().isStream())
            .map(binding -> given(method, binding, elements))
            .toList());
  }

  /** Finds those that are copied. */
  void read(CopyInMethod copy) {
    VariableElement source = copy.method().getParameters().getFirst();
    List<Given> found =
        switch (copy.row()) {
          case ScalarRow row ->
              row.value().codec().isStream()
                  ? List.of(new Given(source, eachOf(source.getSimpleName()), row.value().type()))
                  : List.of();
          case RecordRow row ->
              row.leaves().stream()
                  .filter(leaf -> leaf.component().value().codec().isStream())
                  .map(leaf -> given(source, leaf))
                  .toList();
        };
    ofStatements.put(copy.method(), found);
  }

  private static Given given(VariableElement source, Leaf leaf) {
    Value value = leaf.component().value();
    String name = source.getSimpleName() + "." + leaf.path();
    return new Given(source, value.isArray() ? eachOf(name) : name, value.elementType());
  }

  private static Given given(ExecutableElement method, Binding binding, List<Elements> elements) {
    VariableElement parameter =
        method.getParameters().stream()
            .filter(each -> each.getSimpleName().contentEquals(binding.parameter()))
            .findFirst()
            .orElseThrow();
    boolean isElement = elements.stream().anyMatch(each -> each.parameter().equals(binding.name()));
    String name = isElement || binding.value().isArray() ? eachOf(binding.name()) : binding.name();
    return new Given(parameter, name, binding.value().elementType());
  }

  /** A body may open those in an iterable anew, and need none of those in a record. */
  private static List<Given> ofBody(ExecutableElement method) {
    return method.getParameters().stream()
        .map(GivenStreams::direct)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Given> direct(VariableElement parameter) {
    String name = parameter.getSimpleName().toString();
    return switch (parameter.asType()) {
      case ArrayType array -> direct(parameter, eachOf(name), array.getComponentType());
      case DeclaredType optional when isOptional(optional) ->
          direct(parameter, name, optional.getTypeArguments().getFirst());
      case TypeMirror type -> direct(parameter, name, type);
    };
  }

  private static boolean isOptional(DeclaredType type) {
    return ValueReader.qualifiedName(type).equals("java.util.Optional")
        && !type.getTypeArguments().isEmpty();
  }

  private static Optional<Given> direct(VariableElement parameter, String name, TypeMirror type) {
    return isStream(type) ? Optional.of(new Given(parameter, name, type)) : Optional.empty();
  }

  /** A record stands for its only component. */
  private static boolean isStream(TypeMirror type) {
    return ValueReader.isStream(type)
        || (type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement record
            && record.getRecordComponents().size() == 1
            && record.getAnnotation(Composite.class) == null
            && ValueReader.isStream(record.getRecordComponents().getFirst().asType()));
  }

  private static String eachOf(CharSequence name) {
    return "each of " + name;
  }
}

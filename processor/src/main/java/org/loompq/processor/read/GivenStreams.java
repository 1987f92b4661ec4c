package org.loompq.processor.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.model.Binding;
import org.loompq.processor.model.CopyInMethod;
import org.loompq.processor.model.CopyInMethod.RecordRow;
import org.loompq.processor.model.CopyInMethod.ScalarRow;
import org.loompq.processor.model.CopyOutMethod;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.RecordModel.Leaf;
import org.loompq.processor.model.ScalarKind;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.model.Value;

/** Finds the streams that a method is given, which are at their end once they were read. */
final class GivenStreams {

  /**
   * A stream.
   *
   * @param parameter what it is, or is in
   * @param name how messages call it
   * @param type its type
   */
  record Given(VariableElement parameter, String name, TypeMirror type) {}

  /** The records that are being looked into, to leave one that contains itself. */
  private final Deque<Element> within = new ArrayDeque<>();

  private GivenStreams() {}

  /** Those that the statement of a method takes. */
  static List<Given> of(StatementMethod method) {
    return switch (method) {
      case QueryMethod query ->
          query.bindings().stream()
              .filter(binding -> isStream(binding.value()))
              .map(binding -> given(query.method(), binding))
              .toList();
      case CopyInMethod copy -> of(copy);
      case CopyOutMethod _ -> List.of();
    };
  }

  private static List<Given> of(CopyInMethod copy) {
    VariableElement source = copy.method().getParameters().getFirst();
    String each = "each of " + source.getSimpleName();
    return switch (copy.row()) {
      case ScalarRow row ->
          isStream(row.value()) ? List.of(new Given(source, each, row.value().type())) : List.of();
      case RecordRow row ->
          row.leaves().stream()
              .filter(leaf -> isStream(leaf.component().value()))
              .map(leaf -> given(source, leaf))
              .toList();
    };
  }

  private static Given given(VariableElement source, Leaf leaf) {
    return new Given(
        source, source.getSimpleName() + "." + leaf.path(), leaf.component().value().type());
  }

  private static Given given(ExecutableElement method, Binding binding) {
    VariableElement parameter =
        method.getParameters().stream()
            .filter(each -> each.getSimpleName().contentEquals(binding.parameter()))
            .findFirst()
            .orElseThrow();
    String name = (binding.value().isArray() ? "each of " : "") + binding.name();
    return new Given(parameter, name, binding.value().type());
  }

  private static boolean isStream(Value value) {
    return value.kind() == ScalarKind.INPUT_STREAM;
  }

  /** Those that a method with a body could read, one of each parameter. */
  static List<Given> of(ExecutableElement method) {
    List<Given> all = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      Optional.ofNullable(
              new GivenStreams().in(parameter, parameter.getSimpleName(), parameter.asType()))
          .ifPresent(all::add);
    }
    return all;
  }

  private @Nullable Given in(VariableElement parameter, CharSequence name, TypeMirror type) {
    if (ValueReader.isStream(type)) {
      return new Given(parameter, name.toString(), type);
    }
    boolean hasElements =
        BatchReader.source(type).isPresent()
            && (type instanceof ArrayType
                || (type instanceof DeclaredType declared
                    && !declared.getTypeArguments().isEmpty()));
    if (hasElements) {
      return in(parameter, "each of " + name, BatchReader.elementType(type));
    }
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement record
            && record.getKind() == ElementKind.RECORD
        ? inRecord(parameter, name, record)
        : null;
  }

  private @Nullable Given inRecord(
      VariableElement parameter, CharSequence name, TypeElement record) {
    if (within.contains(record)) {
      return null;
    }
    within.push(record);
    Given found = null;
    for (RecordComponentElement component : record.getRecordComponents()) {
      String path = name + "." + component.getSimpleName();
      found = found == null ? in(parameter, path, component.asType()) : found;
    }
    within.pop();
    return found;
  }
}

package org.loompq.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.loompq.processor.check.NearMiss;
import org.loompq.processor.model.Elements;

/**
 * What a statement may call the parameters of its method: {@code id}, {@code account.owner}, and
 * {@code owner} for the same where {@code account} is the only parameter. In a batch the name of a
 * list stands for one of its elements.
 */
final class ParameterNames {

  /** How deep in records a name is looked for that could have been meant. */
  private static final int DEEPEST = 4;

  private final List<? extends VariableElement> parameters;
  private final List<Elements> elements;
  private final RecordReader records;

  /**
   * Of a method.
   *
   * @param elements for a batch, what is read element by element; else none
   */
  ParameterNames(ExecutableElement method, List<Elements> elements, RecordReader records) {
    this.parameters = method.getParameters();
    this.elements = elements;
    this.records = records;
  }

  /** What a parameter holds for one execution: itself, or one of its elements. */
  TypeMirror type(VariableElement parameter) {
    return elements.stream()
        .filter(each -> parameter.getSimpleName().contentEquals(each.parameter()))
        .map(Elements::type)
        .findFirst()
        .orElse(parameter.asType());
  }

  /** The parameter of a name. */
  Optional<VariableElement> parameter(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.getSimpleName().contentEquals(name))
        .findFirst()
        .map(parameter -> parameter);
  }

  /** The component of a name, if the type is a record that has it. */
  Optional<RecordComponentElement> component(TypeMirror type, String name) {
    TypeElement owner = records.asRecord(type);
    return owner == null
        ? Optional.empty()
        : owner.getRecordComponents().stream()
            .filter(component -> component.getSimpleName().contentEquals(name))
            .findFirst()
            .map(component -> component);
  }

  /** A name from its parameter on: {@code owner} is {@code account.owner} where that is alone. */
  List<String> path(String name) {
    List<String> path = new ArrayList<>(List.of(name.split("\\.")));
    boolean inOnlyRecord =
        parameters.size() == 1
            && parameter(path.getFirst()).isEmpty()
            && component(type(parameters.getFirst()), path.getFirst()).isPresent();
    if (inOnlyRecord) {
      path.addFirst(parameters.getFirst().getSimpleName().toString());
    }
    return path;
  }

  /** Whether a name begins with that of a parameter. */
  boolean exists(String name) {
    return parameter(path(name).getFirst()).isPresent();
  }

  /** What a parameter, or each of its components, is called. */
  List<String> of(VariableElement parameter) {
    String name = parameter.getSimpleName().toString();
    List<String> names = new ArrayList<>();
    TypeElement record = records.asRecord(type(parameter));
    if (record != null && !records.isOneValue(parameter, record)) {
      collect(parameters.size() == 1 ? "" : name + ".", type(parameter), 1, names);
    }
    return names.isEmpty() ? List.of(name) : names;
  }

  private void collect(String prefix, TypeMirror type, int depth, List<String> names) {
    TypeElement owner = records.asRecord(type);
    if (owner == null || depth > DEEPEST) {
      return;
    }
    for (RecordComponentElement component : owner.getRecordComponents()) {
      String name = prefix + component.getSimpleName();
      TypeElement nested = records.asRecord(component.asType());
      if (nested == null || records.isOneValue(component, nested)) {
        names.add(name);
      } else {
        collect(name + ".", component.asType(), depth + 1, names);
      }
    }
  }

  /** What to write instead of a name that does not exist, as the end of a sentence. */
  String insteadOf(String unknown) {
    if (parameters.isEmpty()) {
      return "; the method has no parameters, add it";
    }
    if (parameter("arg0").isPresent()) {
      return "; the names of the parameters are not in the class file, compile it with -parameters";
    }
    List<String> names = new ArrayList<>();
    parameters.forEach(parameter -> names.addAll(of(parameter)));
    List<String> spellings = new ArrayList<>(names);
    if (parameters.size() == 1) {
      String alone = parameters.getFirst().getSimpleName().toString();
      names.forEach(name -> spellings.add(alone + "." + name));
    }
    return NearMiss.of(unknown, spellings)
        .map(near -> ": did you mean :" + near + "?")
        .orElse("; the method has :" + String.join(", :", names));
  }
}

package org.loompq.processor.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.loompq.Query;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.NearMiss;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.Binding;
import org.loompq.processor.model.Value;

/** Finds where the value of each parameter of a statement comes from. */
final class ParameterReader {

  private final Problems problems;
  private final ValueReader values;
  private final RecordReader records;

  ParameterReader(Problems problems, ValueReader values, RecordReader records) {
    this.problems = problems;
    this.values = values;
    this.records = records;
  }

  /** The bindings of some names; fewer than there are names, if something was reported. */
  List<Binding> read(ExecutableElement method, List<String> names) {
    Map<String, VariableElement> parameters = new LinkedHashMap<>();
    method.getParameters().forEach(p -> parameters.put(p.getSimpleName().toString(), p));
    Set<String> used = new HashSet<>();
    List<Binding> bindings = new ArrayList<>();
    int before = problems.count();
    for (String name : names) {
      List<String> path = path(name, parameters);
      VariableElement parameter = parameters.get(path.getFirst());
      if (parameter == null) {
        reportUnknown(method, name, parameters);
      } else {
        used.add(path.getFirst());
        bind(method, name, path, parameter).ifPresent(bindings::add);
      }
    }
    if (problems.count() == before) { // otherwise one is probably unused because it is misspelt
      reportUnused(parameters, used);
    }
    return bindings;
  }

  private void reportUnused(Map<String, VariableElement> parameters, Set<String> used) {
    parameters.forEach(
        (name, parameter) -> {
          if (!used.contains(name)) {
            problems.report(parameter, Diagnostic.UNUSED_PARAMETER, name, example(name, parameter));
          }
        });
  }

  /** {@code owner} is {@code account.owner} where the record {@code account} is alone. */
  private List<String> path(String name, Map<String, VariableElement> parameters) {
    List<String> path = List.of(name.split("\\."));
    if (parameters.size() == 1 && !parameters.containsKey(path.getFirst())) {
      VariableElement only = parameters.values().iterator().next();
      TypeElement type = records.asRecord(only.asType());
      if (type != null && component(type, path.getFirst()) != null) {
        List<String> whole = new ArrayList<>(path);
        whole.addFirst(only.getSimpleName().toString());
        return whole;
      }
    }
    return path;
  }

  private Optional<Binding> bind(
      ExecutableElement method, String name, List<String> path, VariableElement parameter) {
    StringBuilder expression = new StringBuilder(path.getFirst());
    TypeMirror type = parameter.asType();
    for (String step : path.subList(1, path.size())) {
      TypeElement owner = records.asRecord(type);
      RecordComponentElement component = owner == null ? null : component(owner, step);
      if (component == null) {
        reportUnknown(method, name, Map.of(path.getFirst(), parameter));
        return Optional.empty();
      }
      expression.append('.').append(step).append("()");
      type = component.asType();
    }
    TypeElement notAValue = records.asRecord(type);
    if (notAValue != null) {
      problems.reportAnnotation(
          method, Query.class, Diagnostic.RECORD_AS_PARAMETER, name, name + "." + first(notAValue));
      return Optional.empty();
    }
    Optional<Value> value = values.read(type);
    if (value.isEmpty()) {
      problems.report(
          parameter, Diagnostic.UNSUPPORTED_PARAMETER_TYPE, name, type, values.advice(type));
    }
    return value.map(held -> new Binding(name, held, expression.toString()));
  }

  private void reportUnknown(
      ExecutableElement method, String name, Map<String, VariableElement> parameters) {
    List<String> known = new ArrayList<>();
    parameters.forEach((parameter, element) -> known.addAll(names(parameter, element)));
    if (parameters.size() == 1 && !name.contains(".")) {
      known.replaceAll(path -> path.substring(path.indexOf('.') + 1));
    }
    String meant =
        NearMiss.of(name, known).map(near -> " (did you mean :" + near + "?)").orElse("");
    String has =
        known.isEmpty()
            ? "the method has no parameters"
            : "the method has :" + String.join(", :", known);
    problems.reportAnnotation(method, Query.class, Diagnostic.UNKNOWN_PARAMETER, name, meant, has);
  }

  /** What a parameter can be called in the statement. */
  private List<String> names(String parameter, VariableElement element) {
    TypeElement type = records.asRecord(element.asType());
    if (type == null) {
      return List.of(parameter);
    }
    return type.getRecordComponents().stream()
        .map(component -> parameter + "." + component.getSimpleName())
        .toList();
  }

  private String example(String name, VariableElement parameter) {
    TypeElement type = records.asRecord(parameter.asType());
    return type == null ? name : name + "." + first(type);
  }

  private static String first(TypeElement type) {
    return type.getRecordComponents().stream()
        .findFirst()
        .map(component -> component.getSimpleName().toString())
        .orElse("component");
  }

  private static @Nullable RecordComponentElement component(TypeElement type, String name) {
    for (RecordComponentElement component : type.getRecordComponents()) {
      if (component.getSimpleName().contentEquals(name)) {
        return component;
      }
    }
    return null;
  }
}

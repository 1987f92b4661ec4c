package org.loompq.processor.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.loompq.Query;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.Binding;
import org.loompq.processor.model.Elements;
import org.loompq.processor.model.Value;
import org.loompq.processor.sql.SqlStatement;

/** Finds where the value of each parameter of a statement comes from. */
final class ParameterReader {

  private final Problems problems;
  private final ValueReader values;
  private final RecordReader records;
  private final Advice advice;

  ParameterReader(Problems problems, ValueReader values, RecordReader records, Advice advice) {
    this.problems = problems;
    this.values = values;
    this.records = records;
    this.advice = advice;
  }

  /** What a statement of a method may call its parameters. */
  ParameterNames names(ExecutableElement method, List<Elements> elements) {
    return new ParameterNames(method, elements, records);
  }

  /**
   * The bindings of the parameters of a statement; fewer than it has, if something was reported.
   */
  List<Binding> read(ExecutableElement method, SqlStatement statement, ParameterNames known) {
    Set<VariableElement> used = new HashSet<>();
    List<Binding> bindings = new ArrayList<>();
    for (String name : statement.parameters()) {
      int use = statement.firstUse(name);
      List<String> path = known.path(name);
      Optional<VariableElement> parameter = known.parameter(path.getFirst());
      parameter.ifPresent(used::add);
      parameter
          .flatMap(element -> bind(method, use, name, path, element, known))
          .ifPresentOrElse(bindings::add, problems::silently);
      if (parameter.isEmpty()) {
        reportUnknown(method, use, name, known);
      }
    }
    if (bindings.size()
        == statement.parameters().size()) { // else it is probably unused because it is misspelt
      reportUnused(method, used, known);
    }
    return bindings;
  }

  private void reportUnused(
      ExecutableElement method, Set<VariableElement> used, ParameterNames known) {
    for (VariableElement parameter : method.getParameters()) {
      if (!used.contains(parameter)) {
        problems.report(
            parameter,
            Diagnostic.UNUSED_PARAMETER,
            parameter.getSimpleName(),
            known.of(parameter).getFirst());
      }
    }
  }

  private Optional<Binding> bind(
      ExecutableElement method,
      int use,
      String name,
      List<String> path,
      VariableElement parameter,
      ParameterNames known) {
    StringBuilder accessors = new StringBuilder();
    Element declared = parameter;
    TypeMirror type = known.type(parameter);
    for (String step : path.subList(1, path.size())) {
      Optional<RecordComponentElement> component = known.component(type, step);
      if (component.isEmpty()) {
        reportUnknown(method, use, name, known);
        return Optional.empty();
      }
      if (!isUsable(type)) {
        return Optional.empty();
      }
      accessors.append('.').append(step).append("()");
      declared = component.get();
      type = declared.asType();
    }
    TypeElement whole = records.asRecord(type);
    if (whole != null && !records.isOneValue(declared, whole)) {
      reportRecord(method, use, name, whole);
      return Optional.empty();
    }
    boolean nullable = Nullness.isNullable(declared, type);
    return value(name, parameter, declared, type)
        .map(
            value ->
                new Binding(
                    name,
                    value,
                    path.getFirst(),
                    accessors.toString(),
                    nullable || value.optional(),
                    Nullness.hasPresentElements(value.codec())));
  }

  private boolean isUsable(TypeMirror type) {
    TypeElement owner = records.asRecord(type);
    return owner != null && records.isUsable(owner);
  }

  private Optional<Value> value(
      String name, VariableElement parameter, Element declared, TypeMirror type) {
    int before = problems.count();
    Optional<Value> value = values.readHeld(declared, type);
    boolean isUnknown = value.isEmpty() && problems.count() == before;
    if (isUnknown && type.getKind() != TypeKind.ERROR) { // which the compiler reports itself
      problems.report(
          parameter, Diagnostic.UNSUPPORTED_PARAMETER_TYPE, name, type, advice.on(type));
    }
    return value;
  }

  private void reportRecord(ExecutableElement method, int use, String name, TypeElement type) {
    String component =
        type.getRecordComponents().isEmpty()
            ? "component"
            : type.getRecordComponents().getFirst().getSimpleName().toString();
    problems.reportSql(
        method, Query.class, use, Diagnostic.RECORD_AS_PARAMETER, name, name + "." + component);
  }

  private void reportUnknown(ExecutableElement method, int use, String name, ParameterNames known) {
    problems.reportSql(
        method, Query.class, use, Diagnostic.UNKNOWN_PARAMETER, name, known.insteadOf(name));
  }
}

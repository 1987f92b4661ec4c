package org.loompq.processor.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.RecordModel;
import org.loompq.processor.model.RecordModel.ColumnComponent;
import org.loompq.processor.model.RecordModel.Component;
import org.loompq.processor.model.RecordModel.NestedComponent;
import org.loompq.processor.model.Value;

/** Reads the records that rows become. */
final class RecordReader {

  private final Types types;
  private final Problems problems;
  private final ValueReader values;

  /** The records that are being read, to notice one that contains itself. */
  private final Deque<TypeElement> path = new ArrayDeque<>();

  /** Read once each, so that what is wrong with one is reported once. */
  private final Map<TypeElement, Optional<RecordModel>> known = new HashMap<>();

  RecordReader(Types types, Problems problems, ValueReader values) {
    this.types = types;
    this.problems = problems;
    this.values = values;
  }

  /** The record that a type is, if it is one. */
  @Nullable TypeElement asRecord(TypeMirror type) {
    Element element = types.asElement(type);
    return element != null && element.getKind() == ElementKind.RECORD
        ? (TypeElement) element
        : null;
  }

  /** Reads a record that rows become; empty if something is wrong with it, which is reported. */
  Optional<RecordModel> read(TypeElement type) {
    if (!known.containsKey(type)) {
      Optional<RecordModel> read = read(type, "");
      read.ifPresent(this::checkDuplicates);
      known.put(type, read);
    }
    return known.getOrDefault(type, Optional.empty());
  }

  private Optional<RecordModel> read(TypeElement type, String prefix) {
    if (path.contains(type)) {
      problems.report(type, Diagnostic.RECURSIVE_RECORD, type.getSimpleName());
      return Optional.empty();
    }
    if (!isUsable(type)) {
      return Optional.empty();
    }
    path.push(type);
    try {
      List<Component> components = new ArrayList<>();
      for (RecordComponentElement component : type.getRecordComponents()) {
        component(component, prefix).ifPresent(components::add);
      }
      return components.size() == type.getRecordComponents().size()
          ? Optional.of(new RecordModel(type, components))
          : Optional.empty();
    } finally {
      path.pop();
    }
  }

  private boolean isUsable(TypeElement type) {
    if (ValueReader.isInaccessible(type)) {
      problems.report(type, Diagnostic.INACCESSIBLE_TYPE, type.getSimpleName());
    } else if (!type.getTypeParameters().isEmpty()) {
      problems.report(type, Diagnostic.GENERIC_RECORD, type.getSimpleName());
    } else if (type.getRecordComponents().isEmpty()) {
      problems.report(type, Diagnostic.EMPTY_RECORD, type.getSimpleName());
    } else {
      return true;
    }
    return false;
  }

  private Optional<Component> component(RecordComponentElement component, String prefix) {
    String name = component.getSimpleName().toString();
    TypeMirror type = component.asType();
    TypeElement nested = asRecord(type);
    if (nested != null) {
      boolean nullable = Nullness.isNullable(component, type);
      return read(nested, prefix + Names.prefix(component))
          .map(model -> new NestedComponent(name, model, nullable));
    }
    Optional<Value> value = values.read(type);
    if (value.isEmpty()) {
      problems.report(
          component, Diagnostic.UNSUPPORTED_RESULT_TYPE, name, type, values.advice(type));
    }
    return value.map(held -> new ColumnComponent(name, prefix + Names.column(component), held));
  }

  private void checkDuplicates(RecordModel model) {
    Map<String, String> byColumn = new HashMap<>();
    for (RecordModel.Leaf leaf : model.leaves()) {
      String column = leaf.component().column();
      String other = byColumn.put(column, leaf.path());
      if (other != null) {
        problems.report(model.type(), Diagnostic.DUPLICATE_COLUMN, column, other, leaf.path());
      }
    }
  }
}

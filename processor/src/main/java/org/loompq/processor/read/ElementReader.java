package org.loompq.processor.read;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.loompq.Composite;
import org.loompq.Json;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.Result.Element;
import org.loompq.processor.model.Result.RecordElement;
import org.loompq.processor.model.Result.Rows;
import org.loompq.processor.model.Result.ScalarElement;
import org.loompq.processor.model.Result.SealedElement;
import org.loompq.processor.model.Result.Shape;
import org.loompq.processor.model.Value;

/** Reads what each row is read into. */
final class ElementReader {

  private final Problems problems;
  private final ValueReader values;
  private final RecordReader records;
  private final SealedReader sealed;
  private final Advice advice;

  ElementReader(Problems problems, ValueReader values, RecordReader records, Advice advice) {
    this.problems = problems;
    this.values = values;
    this.records = records;
    this.sealed = new SealedReader(problems, records);
    this.advice = advice;
  }

  /** What a type is for the rows of a method; empty if it is nothing, which is reported. */
  Optional<Element> read(ExecutableElement method, TypeMirror type) {
    values.checkMarks(method, type);
    if (method.getAnnotation(Json.class) != null) {
      return json(method, type);
    }
    @Nullable TypeElement several = SealedReader.asSealed(type);
    if (several != null) {
      return sealed.read(several).map(SealedElement::new);
    }
    @Nullable TypeElement record = records.asRecord(type);
    if (record != null && !records.isOneValue(method, record)) {
      return records.read(record).map(RecordElement::new);
    }
    int before = problems.count();
    Optional<Value> value = values.readResult(method, type);
    if (value.isPresent() || problems.count() > before) {
      return value.map(held -> scalar(method, type, held));
    }
    if (record != null) { // whose component is no value
      return records.read(record).map(RecordElement::new);
    }
    reportUnsupported(method, "the result of " + method.getSimpleName(), type, "a record, or ");
    return Optional.empty();
  }

  private Optional<Element> json(ExecutableElement method, TypeMirror type) {
    String result = "the result of " + method.getSimpleName();
    if (type.getKind().isPrimitive()) {
      TypeMirror whole = method.getReturnType();
      problems.report(method, Diagnostic.PRIMITIVE_JSON, result, whole, advice.onJson(whole));
      return Optional.empty();
    }
    int before = problems.count();
    Optional<Value> value = values.json(method, type);
    if (value.isEmpty() && problems.count() == before) {
      reportUnsupported(method, result, type, "");
    }
    return value.map(held -> scalar(method, type, held));
  }

  private static ScalarElement scalar(ExecutableElement method, TypeMirror type, Value value) {
    return new ScalarElement(value, Nullness.presence(method, type, value));
  }

  /** Rows of a shape; empty if something is wrong with their type, which is reported. */
  Optional<Rows> rows(ExecutableElement method, Shape shape, TypeMirror type) {
    Optional<Element> element = read(method, type);
    if (shape == Shape.ARRAY && element.isPresent() && ValueReader.isGeneric(type)) {
      problems.report(
          method,
          Diagnostic.UNSUPPORTED_RESULT_TYPE,
          "the result of " + method.getSimpleName(),
          method.getReturnType(),
          "use List<" + Problems.simple(type) + ">");
      return Optional.empty();
    }
    return element.map(read -> new Rows(shape, read, null));
  }

  /** The key of a map; empty if its type cannot be read, which is reported. */
  Optional<Value> key(ExecutableElement method, TypeMirror type) {
    int before = problems.count();
    Optional<Value> key = values.readKey(type);
    if (key.isEmpty() && problems.count() == before) {
      reportUnsupported(method, "the key of " + method.getSimpleName(), type, "");
    }
    return key;
  }

  /** Reports what is said of the values of a method that reads none. */
  void checkUnread(ExecutableElement method) {
    for (Class<? extends Annotation> mark : List.of(Json.class, Composite.class)) {
      if (method.getAnnotation(mark) != null) {
        problems.reportAnnotation(
            method,
            mark,
            Diagnostic.WITHOUT_EFFECT,
            mark.getSimpleName(),
            method.getSimpleName(),
            "reads no value");
      }
    }
  }

  private void reportUnsupported(
      ExecutableElement method, String what, TypeMirror type, String also) {
    if (type.getKind() == TypeKind.ERROR) { // which the compiler reports itself
      problems.silently();
    } else {
      problems.report(
          method,
          Diagnostic.UNSUPPORTED_RESULT_TYPE,
          what,
          type,
          advice.on(type).replaceFirst("^use a primitive", "use " + also + "a primitive"));
    }
  }
}

package org.loompq.processor.read;

import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.loompq.Json;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.CodecModel.Container;
import org.loompq.processor.model.CodecModel.OfElements;
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
    if (method.getAnnotation(Json.class) != null) {
      return Optional.of(new ScalarElement(values.json(type)));
    }
    @Nullable TypeElement several = SealedReader.asSealed(type);
    if (several != null) {
      return sealed.read(several).map(SealedElement::new);
    }
    @Nullable TypeElement record = records.asRecord(type);
    if (record != null && !records.isComposite(record)) {
      return records.read(record).map(RecordElement::new);
    }
    Optional<Value> value = values.readResult(type);
    if (value.isEmpty()) {
      reportUnsupported(method, "the result of " + method.getSimpleName(), type, "a record, or ");
    }
    return value.map(ScalarElement::new);
  }

  /** Rows of a shape; empty if something is wrong with their type, which is reported. */
  Optional<Rows> rows(ExecutableElement method, Shape shape, TypeMirror type) {
    Optional<Element> element = read(method, type);
    boolean isArrayOfLists = // which Java cannot make
        shape == Shape.ARRAY
            && element.orElse(null) instanceof ScalarElement(Value value)
            && value.codec() instanceof OfElements(Container container, _, _)
            && container != Container.ARRAY;
    if (isArrayOfLists) {
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
    Optional<Value> key = values.readResult(type);
    if (key.isEmpty()) {
      reportUnsupported(method, "the key of " + method.getSimpleName(), type, "");
    }
    return key;
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

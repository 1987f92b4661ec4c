package org.loompq.processor.read;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.RecordModel.ColumnComponent;
import org.loompq.processor.model.Result;
import org.loompq.processor.model.Result.Affected;
import org.loompq.processor.model.Result.Element;
import org.loompq.processor.model.Result.RecordElement;
import org.loompq.processor.model.Result.Rows;
import org.loompq.processor.model.Result.ScalarElement;
import org.loompq.processor.model.Result.Shape;
import org.loompq.processor.model.Value;
import org.loompq.processor.sql.Outcome;

/** Reads what a method makes of its statement's outcome: its return type is its shape. */
final class ResultReader {

  private static final Map<TypeKind, Affected> COUNTS =
      Map.of(
          TypeKind.VOID, Affected.NOTHING,
          TypeKind.BOOLEAN, Affected.ANY,
          TypeKind.INT, Affected.INT,
          TypeKind.LONG, Affected.LONG);

  private static final Map<String, Shape> COLLECTIONS =
      Map.of(
          "java.util.Optional", Shape.OPTIONAL,
          "java.util.List", Shape.LIST,
          "java.util.Set", Shape.SET);

  private static final Map<String, TypeKind> OPTIONAL_PRIMITIVES =
      Map.of(
          "java.util.OptionalInt", TypeKind.INT,
          "java.util.OptionalLong", TypeKind.LONG,
          "java.util.OptionalDouble", TypeKind.DOUBLE);

  private static final Set<String> STREAMS =
      Set.of(
          "java.util.stream.Stream",
          "java.util.stream.IntStream",
          "java.util.stream.LongStream",
          "java.util.stream.DoubleStream");

  private final Types types;
  private final Problems problems;
  private final ValueReader values;
  private final RecordReader records;

  ResultReader(Types types, Problems problems, ValueReader values, RecordReader records) {
    this.types = types;
    this.problems = problems;
    this.values = values;
    this.records = records;
  }

  /** The result of a method; empty if something is wrong with it, which is reported. */
  Optional<Result> read(ExecutableElement method, Outcome outcome) {
    TypeMirror type = method.getReturnType();
    Affected count = COUNTS.get(type.getKind());
    if (count == Affected.NOTHING || (count != null && outcome == Outcome.NO_ROWS)) {
      checkNoKey(method);
      return Optional.of(count);
    }
    if (outcome == Outcome.NO_ROWS) {
      problems.report(method, Diagnostic.RESULT_WITHOUT_ROWS, method.getSimpleName(), type);
      return Optional.empty();
    }
    return rows(method, type).map(rows -> rows);
  }

  private Optional<Rows> rows(ExecutableElement method, TypeMirror type) {
    if (type instanceof DeclaredType declared) {
      String name = ValueReader.qualifiedName(declared);
      if (name.equals("java.util.Map") && declared.getTypeArguments().size() == 2) {
        return map(method, declared);
      }
      checkNoKey(method);
      Shape shape = COLLECTIONS.get(name);
      if (shape != null && declared.getTypeArguments().size() == 1) {
        return rows(method, shape, declared.getTypeArguments().getFirst());
      }
      TypeKind primitive = OPTIONAL_PRIMITIVES.get(name);
      if (primitive != null) {
        return rows(method, Shape.OPTIONAL_PRIMITIVE, types.getPrimitiveType(primitive));
      }
      if (STREAMS.contains(name)) {
        problems.report(method, Diagnostic.STREAM_NOT_SUPPORTED, type, streamed(declared));
        return Optional.empty();
      }
    } else {
      checkNoKey(method);
    }
    if (type instanceof ArrayType array && array.getComponentType().getKind() != TypeKind.BYTE) {
      TypeMirror component = array.getComponentType();
      Shape shape = component.getKind().isPrimitive() ? Shape.PRIMITIVE_ARRAY : Shape.ARRAY;
      return rows(method, shape, component);
    }
    return rows(method, Nullness.isNullable(method) ? Shape.NULLABLE : Shape.ONE, type);
  }

  private static Object streamed(DeclaredType stream) {
    return switch (stream.asElement().getSimpleName().toString()) {
      case "IntStream" -> "Integer";
      case "LongStream" -> "Long";
      case "DoubleStream" -> "Double";
      default -> stream.getTypeArguments().isEmpty() ? "?" : stream.getTypeArguments().getFirst();
    };
  }

  private Optional<Rows> rows(ExecutableElement method, Shape shape, TypeMirror elementType) {
    return element(method, elementType).map(element -> new Rows(shape, element, null));
  }

  private Optional<Rows> map(ExecutableElement method, DeclaredType type) {
    Column column = method.getAnnotation(Column.class);
    if (column == null) {
      problems.report(method, Diagnostic.MAP_WITHOUT_KEY);
      return Optional.empty();
    }
    TypeMirror keyType = type.getTypeArguments().getFirst();
    Optional<Value> key = values.read(keyType);
    if (key.isEmpty()) {
      reportUnsupported(method, keyType);
      return Optional.empty();
    }
    ColumnComponent keyComponent = new ColumnComponent("key", column.value(), key.get());
    return element(method, type.getTypeArguments().getLast())
        .map(element -> new Rows(Shape.MAP, element, keyComponent));
  }

  private Optional<Element> element(ExecutableElement method, TypeMirror type) {
    @Nullable TypeElement record = records.asRecord(type);
    if (record != null) {
      return records.read(record).map(RecordElement::new);
    }
    Optional<Value> value = values.read(type);
    if (value.isEmpty()) {
      reportUnsupported(method, type);
    }
    return value.map(ScalarElement::new);
  }

  private void reportUnsupported(ExecutableElement method, TypeMirror type) {
    if (type.getKind() != TypeKind.ERROR) { // which the compiler reports itself
      problems.report(
          method,
          Diagnostic.UNSUPPORTED_RESULT_TYPE,
          "the result of " + method.getSimpleName(),
          type,
          "use a record, or " + values.advice(type).replaceFirst("^use ", ""));
    } else {
      problems.silently();
    }
  }

  private void checkNoKey(ExecutableElement method) {
    if (method.getAnnotation(Column.class) != null) {
      problems.reportAnnotation(
          method,
          Column.class,
          Diagnostic.COLUMN_WITHOUT_MAP,
          method.getSimpleName(),
          method.getReturnType());
    }
  }
}

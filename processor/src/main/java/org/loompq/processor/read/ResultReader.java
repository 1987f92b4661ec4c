package org.loompq.processor.read;

import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.loompq.Batch;
import org.loompq.Column;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.RecordModel.ColumnComponent;
import org.loompq.processor.model.Result;
import org.loompq.processor.model.Result.Affected;
import org.loompq.processor.model.Result.Element;
import org.loompq.processor.model.Result.Rows;
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
          "java.util.Set", Shape.SET,
          "java.util.SequencedSet", Shape.SET);

  /** The shape of an optional primitive, and what it holds. */
  private record OptionalPrimitive(Shape shape, TypeKind held) {}

  private static final Map<String, OptionalPrimitive> OPTIONAL_PRIMITIVES =
      Map.of(
          "java.util.OptionalInt", new OptionalPrimitive(Shape.OPTIONAL_INT, TypeKind.INT),
          "java.util.OptionalLong", new OptionalPrimitive(Shape.OPTIONAL_LONG, TypeKind.LONG),
          "java.util.OptionalDouble",
              new OptionalPrimitive(Shape.OPTIONAL_DOUBLE, TypeKind.DOUBLE));

  private final Types types;
  private final Problems problems;
  private final RawTypes rawTypes;
  private final ElementReader elements;
  private final StreamReader streams;
  private final BatchResultReader batches;

  ResultReader(Types types, Problems problems, RawTypes rawTypes, ElementReader elements) {
    this.types = types;
    this.problems = problems;
    this.rawTypes = rawTypes;
    this.elements = elements;
    this.streams = new StreamReader(types, problems, rawTypes, elements);
    this.batches = new BatchResultReader(problems, rawTypes, elements);
  }

  /** The result of a method; empty if something is wrong with it, which is reported. */
  Optional<Result> read(ExecutableElement method, Outcome outcome) {
    TypeMirror type = method.getReturnType();
    checkKey(method, type);
    streams.checkFetchSize(method);
    if (method.getAnnotation(Batch.class) != null) {
      return batches.read(method, outcome);
    }
    Affected count = COUNTS.get(type.getKind());
    if (count == Affected.NOTHING || (count != null && outcome == Outcome.NO_ROWS)) {
      elements.checkUnread(method);
      return Optional.of(count);
    }
    if (outcome == Outcome.NO_ROWS && type.getKind() != TypeKind.ERROR) {
      problems.report(method, Diagnostic.RESULT_WITHOUT_ROWS, method.getSimpleName(), type);
      return Optional.empty();
    }
    return StreamReader.isStream(method)
        ? streams.read(method).map(streamed -> streamed)
        : rows(method, type).map(rows -> rows);
  }

  private void checkKey(ExecutableElement method, TypeMirror type) {
    Column column = method.getAnnotation(Column.class);
    boolean isMap =
        type instanceof DeclaredType declared
            && RawTypes.MAPS.contains(ValueReader.qualifiedName(declared));
    if (column == null && isMap && method.getAnnotation(Batch.class) == null) {
      problems.report(method, Diagnostic.MAP_WITHOUT_KEY);
    } else if (column != null && !isMap && Names.declared(method) != null) {
      problems.reportAnnotation(
          method, Column.class, Diagnostic.COLUMN_WITHOUT_MAP, method.getSimpleName(), type);
    } else if (column != null && column.value().isEmpty() && (isMap || !column.notNull())) {
      problems.reportAnnotation(method, Column.class, Diagnostic.EMPTY_COLUMN);
    }
  }

  // The shape

  private Optional<Rows> rows(ExecutableElement method, TypeMirror type) {
    return switch (type) {
      case DeclaredType declared -> declared(method, declared);
      case ArrayType array when array.getComponentType().getKind() != TypeKind.BYTE -> {
        TypeMirror component = array.getComponentType();
        Shape shape = component.getKind().isPrimitive() ? Shape.PRIMITIVE_ARRAY : Shape.ARRAY;
        yield elements.rows(method, shape, component);
      }
      default -> one(method, type);
    };
  }

  private Optional<Rows> declared(ExecutableElement method, DeclaredType type) {
    String name = ValueReader.qualifiedName(type);
    OptionalPrimitive primitive = OPTIONAL_PRIMITIVES.get(name);
    if (primitive != null) {
      return elements.rows(method, primitive.shape(), types.getPrimitiveType(primitive.held()));
    }
    if (rawTypes.isRaw(method, type)) {
      return Optional.empty();
    }
    if (RawTypes.MAPS.contains(name)) {
      return map(method, type);
    }
    Shape shape = COLLECTIONS.get(name);
    if (shape == null) {
      return one(method, type);
    }
    TypeMirror element = type.getTypeArguments().getFirst();
    if (shape == Shape.SET) {
      checkEquals(method, "an element of the result of ", element, "return List");
    }
    return elements.rows(method, shape, element);
  }

  /** Reports an array where equal values are to be found. */
  private void checkEquals(ExecutableElement method, String what, TypeMirror type, String instead) {
    if (type.getKind() == TypeKind.ARRAY) {
      problems.report(
          method, Diagnostic.ARRAY_AS_KEY, what + method.getSimpleName(), type, instead);
    }
  }

  private Optional<Rows> one(ExecutableElement method, TypeMirror type) {
    boolean nullable = Nullness.isNullable(method, type);
    if (nullable && type instanceof PrimitiveType primitive) {
      String boxed = types.boxedClass(primitive).getSimpleName().toString();
      problems.report(
          method,
          Diagnostic.NULLABLE_PRIMITIVE,
          "the result of " + method.getSimpleName(),
          boxed + " or an Optional");
      return Optional.empty();
    }
    return elements.rows(method, nullable ? Shape.NULLABLE : Shape.ONE, type);
  }

  private Optional<Rows> map(ExecutableElement method, DeclaredType type) {
    TypeMirror keyType = type.getTypeArguments().getFirst();
    Optional<Value> key = elements.key(method, keyType);
    checkEquals(method, "the key of ", keyType, "use a List, or the text of encode(..., 'hex')");
    Column column = method.getAnnotation(Column.class);
    Optional<Element> value = elements.read(method, type.getTypeArguments().getLast());
    return key.isEmpty() || column == null
        ? Optional.empty()
        : value.map(
            element ->
                new Rows(
                    Shape.MAP,
                    element,
                    new ColumnComponent(
                        "key",
                        column.value(),
                        key.get(),
                        Nullness.presence(method, keyType, key.get()))));
  }
}

package org.loompq.processor.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.Composite;
import org.loompq.Json;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.RecordModel;
import org.loompq.processor.model.RecordModel.Absence;
import org.loompq.processor.model.RecordModel.ColumnComponent;
import org.loompq.processor.model.RecordModel.Component;
import org.loompq.processor.model.RecordModel.NestedComponent;
import org.loompq.processor.model.Value;

/** Reads the records that rows become, and those that become rows. */
final class RecordReader {

  /**
   * Where in a record another is met.
   *
   * @param copied whether it becomes a row
   * @param path the components on the way, such as {@code Order.customer.}
   * @param prefix what its columns begin with
   * @param takenBy the path of the component for each column so far
   */
  private record Place(boolean copied, String path, String prefix, Map<String, String> takenBy) {}

  private static final String VALUE_TYPES = "org.loompq.type.";

  private final Types types;
  private final Problems problems;
  private final ValueReader values;
  private final Advice advice;
  private final Access access;
  private final TypeCodecs codecs;

  /** The records that are being read, to notice one that contains itself. */
  private final Deque<TypeElement> reading = new ArrayDeque<>();

  RecordReader(Types types, Problems problems, Advice advice, Access access, TypeCodecs codecs) {
    this.types = types;
    this.problems = problems;
    this.values = new ValueReader(types, problems, access, this, codecs);
    this.advice = advice;
    this.access = access;
    this.codecs = codecs;
  }

  /** Reads what components hold, and all other values. */
  ValueReader values() {
    return values;
  }

  /**
   * The record that a type is, if it is one, and none that stands for a type of PostgreSQL: by
   * itself, or by a codec.
   */
  @Nullable TypeElement asRecord(TypeMirror type) {
    return types.asElement(type) instanceof TypeElement element
            && element.getKind() == ElementKind.RECORD
            && !element.getQualifiedName().toString().startsWith(VALUE_TYPES)
            && !codecs.have(element)
        ? element
        : null;
  }

  /** Whether a record says that it is one value of a composite type. */
  boolean isComposite(TypeElement type) {
    return type.getAnnotation(Composite.class) != null;
  }

  /** Whether a record stands for its only component, which is not itself a record of several. */
  boolean isValueObject(TypeElement type) {
    return isValueObject(type, new HashSet<>());
  }

  private boolean isValueObject(TypeElement type, Set<TypeElement> around) {
    if (type.getRecordComponents().size() != 1 || isComposite(type)) {
      return false;
    }
    RecordComponentElement component = type.getRecordComponents().getFirst();
    TypeElement held = record(component);
    return !around.add(type) // a record that contains itself is reported when it is read
        || held == null
        || isMarked(component)
        || isComposite(held)
        || isValueObject(held, around);
  }

  private static boolean isMarked(Element declared) {
    return declared.getAnnotation(Json.class) != null
        || declared.getAnnotation(Composite.class) != null;
  }

  /** The record that a component has, perhaps in an {@code Optional}. */
  private @Nullable TypeElement record(RecordComponentElement component) {
    TypeMirror type = component.asType();
    return asRecord(ValueReader.optional(type).orElse(type));
  }

  /**
   * Whether a record is one value, and not one for each of its components.
   *
   * @param declared the component or parameter that it is the type of
   */
  boolean isOneValue(Element declared, TypeElement type) {
    return isMarked(declared) || isComposite(type) || isValueObject(type);
  }

  /** Reports a column of a record that is read, if no row is told apart by it. */
  void checkLabel(TypeElement type) {
    boolean isCase =
        type.getInterfaces().stream().anyMatch(each -> SealedReader.asSealed(each) != null);
    if (type.getAnnotation(Column.class) != null && !isCase) {
      problems.reportAnnotation(
          type,
          Column.class,
          Diagnostic.WITHOUT_EFFECT,
          "Column",
          type.getSimpleName(),
          "is no record of a sealed interface");
    }
  }

  /** Whether generated code can name a record and its components; if not, it is reported. */
  boolean isUsable(TypeElement type) {
    Optional<String> obstacle = access.obstacle(type);
    if (obstacle.isPresent()) {
      problems.report(type, Diagnostic.INACCESSIBLE_TYPE, type.getSimpleName(), obstacle.get());
    } else if (!type.getTypeParameters().isEmpty()) {
      problems.report(type, Diagnostic.GENERIC_RECORD, type.getSimpleName());
    } else {
      return true;
    }
    return false;
  }

  /** Reads a record that rows become; empty if something is wrong with it, which is reported. */
  Optional<RecordModel> read(TypeElement type) {
    return read(type, new Place(false, type.getSimpleName() + ".", "", new HashMap<>()));
  }

  /** Reads a record that becomes a row; empty if something is wrong with it, which is reported. */
  Optional<RecordModel> readCopied(TypeElement type) {
    return read(type, new Place(true, type.getSimpleName() + ".", "", new HashMap<>()));
  }

  /**
   * Reads what is in a record; empty if it is being read already, and so contains itself, which is
   * reported.
   */
  <T> Optional<T> within(TypeElement type, Supplier<Optional<T>> reader) {
    if (reading.contains(type)) {
      problems.report(type, Diagnostic.RECURSIVE_RECORD, type.getSimpleName());
      return Optional.empty();
    }
    reading.push(type);
    try {
      return reader.get();
    } finally {
      reading.pop();
    }
  }

  private Optional<RecordModel> read(TypeElement type, Place place) {
    return isUsable(type) ? within(type, () -> components(type, place)) : Optional.empty();
  }

  private Optional<RecordModel> components(TypeElement type, Place place) {
    checkLabel(type);
    if (type.getRecordComponents().isEmpty()) {
      problems.report(type, Diagnostic.EMPTY_RECORD, type.getSimpleName());
      return Optional.empty();
    }
    List<Component> components = new ArrayList<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      component(component, place).ifPresent(components::add);
    }
    return components.size() == type.getRecordComponents().size()
        ? Optional.of(new RecordModel(type, components))
        : Optional.empty();
  }

  private Optional<Component> component(RecordComponentElement component, Place place) {
    TypeElement nested = record(component);
    if (nested == null || isOneValue(component, nested)) {
      return column(component, place);
    }
    String name = component.getSimpleName().toString();
    boolean nullable = Nullness.isNullable(component, component.asType());
    Absence absence =
        ValueReader.optional(component.asType()).isPresent()
            ? Absence.EMPTY
            : nullable ? Absence.NULL : Absence.NEVER;
    return read(
            nested,
            new Place(
                place.copied(),
                place.path() + name + ".",
                place.prefix() + Names.prefix(component),
                place.takenBy()))
        .map(model -> new NestedComponent(name, model, absence));
  }

  private Optional<Component> column(RecordComponentElement component, Place place) {
    String name = component.getSimpleName().toString();
    TypeMirror type = component.asType();
    int before = problems.count();
    Optional<Value> value =
        values
            .readHeld(component, component.asType())
            .filter(held -> place.copied() || held.codec().isReadable());
    if (value.isEmpty()) {
      if (problems.count() == before) {
        reportUnsupported(component, type, place.copied());
      }
      return Optional.empty();
    }
    if (type instanceof PrimitiveType primitive && Nullness.isNullable(component, type)) {
      String boxed = types.boxedClass(primitive).getSimpleName().toString();
      problems.report(component, Diagnostic.NULLABLE_PRIMITIVE, name, boxed);
    }
    String column = place.prefix() + Names.column(component);
    if (Names.column(component).isEmpty()) {
      problems.reportAnnotation(component, Column.class, Diagnostic.EMPTY_COLUMN);
    }
    String path = place.path() + name;
    String other = place.takenBy().putIfAbsent(column, path);
    if (other != null) {
      problems.reportAnnotation(
          component, Column.class, Diagnostic.DUPLICATE_COLUMN, column, other, path);
    }
    return value.map(
        held -> new ColumnComponent(name, column, held, Nullness.presence(component, type, held)));
  }

  private void reportUnsupported(
      RecordComponentElement component, TypeMirror type, boolean copied) {
    if (type.getKind() == TypeKind.ERROR) {
      problems.silently();
    } else {
      problems.report(
          component,
          copied ? Diagnostic.UNSUPPORTED_PARAMETER_TYPE : Diagnostic.UNSUPPORTED_RESULT_TYPE,
          component.getSimpleName(),
          type,
          advice.on(type));
    }
  }
}

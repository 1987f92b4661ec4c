package org.loompq.processor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.loompq.Column;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.EnumLabels;
import org.loompq.processor.model.ScalarKind;
import org.loompq.processor.model.Value;
import org.loompq.processor.model.Value.Container;

/** Reads the types of single values and of arrays. */
final class ValueReader {

  private static final String LIST = "java.util.List";
  private static final Set<String> COLLECTIONS =
      Set.of(LIST, "java.util.Collection", "java.util.Set");

  private final Types types;
  private final Problems problems;
  private final Access access;

  ValueReader(Types types, Problems problems, Access access) {
    this.types = types;
    this.problems = problems;
    this.access = access;
  }

  /** The value that a type of a result holds; empty if it is none of those supported. */
  Optional<Value> readResult(TypeMirror type) {
    return read(type, Set.of(LIST)).filter(value -> value.kind().isReadable());
  }

  /** The value that a type of a parameter holds; empty if it is none of those supported. */
  Optional<Value> readParameter(TypeMirror type) {
    return read(type, COLLECTIONS);
  }

  private Optional<Value> read(TypeMirror type, Set<String> collections) {
    Optional<Value> scalar = scalar(type, Container.NONE);
    if (scalar.isPresent()) {
      return scalar;
    }
    if (type instanceof ArrayType array && !array.getComponentType().getKind().isPrimitive()) {
      return scalar(array.getComponentType(), Container.ARRAY);
    }
    if (type instanceof DeclaredType declared
        && collections.contains(qualifiedName(declared))
        && declared.getTypeArguments().size() == 1) {
      return scalar(declared.getTypeArguments().getFirst(), Container.COLLECTION);
    }
    return Optional.empty();
  }

  private Optional<Value> scalar(TypeMirror type, Container container) {
    Element element = types.asElement(type);
    if (element instanceof TypeElement declared && element.getKind() == ElementKind.ENUM) {
      return Optional.of(new Value(ScalarKind.ENUM, container, type, labels(declared)));
    }
    return ScalarKind.ofClass(name(boxed(type)))
        .map(kind -> new Value(kind, container, type, null));
  }

  private TypeMirror boxed(TypeMirror type) {
    return type instanceof PrimitiveType primitive ? types.boxedClass(primitive).asType() : type;
  }

  private EnumLabels labels(TypeElement type) {
    access
        .obstacle(type)
        .ifPresent(
            why -> problems.report(type, Diagnostic.INACCESSIBLE_TYPE, type.getSimpleName(), why));
    Map<String, Element> byLabel = new HashMap<>();
    List<String> labels = new ArrayList<>();
    for (Element constant : type.getEnclosedElements()) {
      if (constant.getKind() == ElementKind.ENUM_CONSTANT) {
        String label = label(constant);
        Element other = byLabel.put(label, constant);
        if (other != null) {
          problems.report(
              constant, Diagnostic.DUPLICATE_LABEL, other, constant, type.getSimpleName(), label);
        }
        labels.add(label);
      }
    }
    if (labels.isEmpty()) {
      problems.report(type, Diagnostic.EMPTY_ENUM, type.getSimpleName());
    }
    return new EnumLabels(type, labels);
  }

  private static String label(Element constant) {
    Column column = constant.getAnnotation(Column.class);
    return column == null ? constant.getSimpleName().toString() : column.value();
  }

  /** Whether values of a type can be bound once only. */
  static boolean isStream(TypeMirror type) {
    return name(type).equals("java.io.InputStream");
  }

  static String qualifiedName(DeclaredType type) {
    return ((TypeElement) type.asElement()).getQualifiedName().toString();
  }

  /** The qualified name of a class, {@code byte[]}, or the keyword of a primitive. */
  static String name(TypeMirror type) {
    if (type instanceof DeclaredType declared) {
      return qualifiedName(declared);
    }
    if (type instanceof ArrayType array && array.getComponentType().getKind() == TypeKind.BYTE) {
      return "byte[]";
    }
    return type instanceof PrimitiveType ? type.getKind().name().toLowerCase(Locale.ROOT) : "";
  }
}

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
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.EnumLabels;
import org.loompq.processor.model.ScalarKind;
import org.loompq.processor.model.Value;
import org.loompq.processor.model.Value.Container;

/** Reads the types of single values and of arrays. */
final class ValueReader {

  private static final Set<String> COLLECTIONS =
      Set.of("java.util.List", "java.util.Collection", "java.util.Set");

  /** What to use instead of types that look as if they should work. */
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("char", "use String"),
          Map.entry("java.lang.Character", "use String"),
          Map.entry("byte", "use short"),
          Map.entry("java.lang.Byte", "use Short"),
          Map.entry("java.math.BigInteger", "use BigDecimal"),
          Map.entry("java.util.Date", "use Instant"),
          Map.entry("java.sql.Date", "use LocalDate"),
          Map.entry("java.sql.Timestamp", "use Instant or LocalDateTime"),
          Map.entry("java.time.ZonedDateTime", "use OffsetDateTime or Instant"),
          Map.entry("java.lang.CharSequence", "use String"),
          Map.entry("java.lang.Object", "name the type"));

  private final Types types;
  private final Problems problems;
  private final Map<TypeElement, EnumLabels> labels = new HashMap<>();

  ValueReader(Types types, Problems problems) {
    this.types = types;
    this.problems = problems;
  }

  /** The value that a type holds; empty if it is none of those supported. */
  Optional<Value> read(TypeMirror type) {
    Optional<Value> scalar = scalar(type, Container.NONE);
    if (scalar.isPresent()) {
      return scalar;
    }
    if (type instanceof ArrayType array && !array.getComponentType().getKind().isPrimitive()) {
      return scalar(array.getComponentType(), Container.ARRAY);
    }
    if (type instanceof DeclaredType declared
        && COLLECTIONS.contains(qualifiedName(declared))
        && declared.getTypeArguments().size() == 1) {
      return scalar(declared.getTypeArguments().getFirst(), Container.COLLECTION);
    }
    return Optional.empty();
  }

  /** The advice for a type that is not supported. */
  String advice(TypeMirror type) {
    String name = name(type);
    String instead = INSTEAD.get(name);
    if (instead != null) {
      return instead;
    }
    if (type instanceof ArrayType) {
      return "use a List or an array of a supported type that is no primitive";
    }
    return "use a primitive, String, BigDecimal, UUID, byte[], a type of java.time, an enum, or a"
        + " List of these";
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
    @Nullable EnumLabels known = labels.get(type);
    if (known == null) {
      known = readLabels(type);
      labels.put(type, known);
    }
    return known;
  }

  private EnumLabels readLabels(TypeElement type) {
    if (isInaccessible(type)) {
      problems.report(type, Diagnostic.INACCESSIBLE_TYPE, type.getSimpleName());
    }
    Map<String, Element> byLabel = new HashMap<>();
    List<String> labels = new ArrayList<>();
    for (Element constant : type.getEnclosedElements()) {
      if (constant.getKind() != ElementKind.ENUM_CONSTANT) {
        continue;
      }
      Column column = constant.getAnnotation(Column.class);
      String label = column == null ? constant.getSimpleName().toString() : column.value();
      Element other = byLabel.put(label, constant);
      if (other != null) {
        problems.report(constant, Diagnostic.DUPLICATE_LABEL, other, constant, type, label);
      }
      labels.add(label);
    }
    return new EnumLabels(type, labels);
  }

  /** Whether it, or a type around it, is private. */
  static boolean isInaccessible(TypeElement type) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (at.getModifiers().contains(Modifier.PRIVATE)) {
        return true;
      }
    }
    return false;
  }

  static String qualifiedName(DeclaredType type) {
    return ((TypeElement) type.asElement()).getQualifiedName().toString();
  }

  private static String name(TypeMirror type) {
    if (type instanceof DeclaredType declared) {
      return qualifiedName(declared);
    }
    if (type instanceof ArrayType array && array.getComponentType().getKind() == TypeKind.BYTE) {
      return "byte[]";
    }
    return type instanceof PrimitiveType ? type.getKind().name().toLowerCase(Locale.ROOT) : "";
  }
}

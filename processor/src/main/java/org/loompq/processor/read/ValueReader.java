package org.loompq.processor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.loompq.Column;
import org.loompq.Composite;
import org.loompq.Json;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.CodecModel;
import org.loompq.processor.model.CodecModel.Container;
import org.loompq.processor.model.CodecModel.Known;
import org.loompq.processor.model.CodecModel.OfBounds;
import org.loompq.processor.model.CodecModel.OfComposite;
import org.loompq.processor.model.CodecModel.OfCustom;
import org.loompq.processor.model.CodecModel.OfElements;
import org.loompq.processor.model.CodecModel.OfEnum;
import org.loompq.processor.model.CodecModel.OfJson;
import org.loompq.processor.model.CodecModel.OfValueObject;
import org.loompq.processor.model.EnumLabels;
import org.loompq.processor.model.KnownCodec;
import org.loompq.processor.model.Value;

/** Reads the types of single values and of arrays. */
final class ValueReader {

  private static final Map<String, Container> COLLECTIONS =
      Map.of(
          "java.util.List", Container.LIST,
          "java.util.Set", Container.SET,
          "java.util.Collection", Container.COLLECTION);

  private static final String RANGE = "org.loompq.type.Range";
  private static final String MULTIRANGE = "org.loompq.type.Multirange";

  /** Whether a record is one value of a composite type, though itself it does not say so. */
  private enum AsComposite {
    NO,
    /** It could be nothing else, unless it stands for its only component. */
    IMPLIED,
    /** What is of its type says so. */
    DECLARED
  }

  private final Types types;
  private final Problems problems;
  private final Access access;
  private final RecordReader records;
  private final TypeCodecs codecs;

  ValueReader(
      Types types, Problems problems, Access access, RecordReader records, TypeCodecs codecs) {
    this.types = types;
    this.problems = problems;
    this.access = access;
    this.records = records;
    this.codecs = codecs;
  }

  /**
   * The value that a type of a result holds; empty if it is none of those supported.
   *
   * @param declared what may say that it is a composite
   */
  Optional<Value> readResult(Element declared, TypeMirror type) {
    return readResult(type, asComposite(declared));
  }

  /** The value that the type of a key holds; empty if it is none of those supported. */
  Optional<Value> readKey(TypeMirror type) {
    return readResult(type, AsComposite.NO);
  }

  private Optional<Value> readResult(TypeMirror type, AsComposite composite) {
    return read(type, composite)
        .filter(value -> value.codec().isReadable())
        .filter(value -> !isCollection(value)); // of rows, it seems: those have a List
  }

  private static AsComposite asComposite(Element declared) {
    return declared.getAnnotation(Composite.class) == null ? AsComposite.NO : AsComposite.DECLARED;
  }

  /** Reports what is said of a value to no effect. */
  void checkMarks(Element declared, TypeMirror type) {
    if (declared.getAnnotation(Composite.class) == null) {
      return;
    }
    boolean isJson = declared.getAnnotation(Json.class) != null;
    if (isJson || !isOfRecord(type)) {
      problems.reportAnnotation(
          declared,
          Composite.class,
          Diagnostic.WITHOUT_EFFECT,
          "Composite",
          declared.getSimpleName(),
          isJson ? "is a JSON document" : "is no record");
    }
  }

  private boolean isOfRecord(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> isOfRecord(array.getComponentType());
      case DeclaredType declared
          when declared.getTypeArguments().size() == 1
              && (COLLECTIONS.containsKey(qualifiedName(declared))
                  || optional(declared).isPresent()) ->
          isOfRecord(declared.getTypeArguments().getFirst());
      default -> type.getKind() == TypeKind.ERROR || records.asRecord(type) != null;
    };
  }

  /**
   * The value of a component or a parameter, which may be an {@code Optional}.
   *
   * @param declared what may say that it is JSON or a composite
   * @param type its type, or that of an element of it
   */
  Optional<Value> readHeld(Element declared, TypeMirror type) {
    checkMarks(declared, type);
    if (declared.getAnnotation(Json.class) == null) {
      return readHeld(type, asComposite(declared));
    }
    return optional(type)
        .map(held -> json(declared, held).map(v -> new Value(v.codec(), v.type(), true)))
        .orElseGet(() -> json(declared, type));
  }

  /**
   * A JSON document as any Java type but a primitive; empty if it is none, or if generated code
   * cannot name it, which is reported.
   *
   * @param declared what says that it is JSON
   */
  Optional<Value> json(Element declared, TypeMirror type) {
    if (type instanceof PrimitiveType primitive) {
      problems.report(
          declared,
          Diagnostic.PRIMITIVE_JSON,
          declared.getSimpleName(),
          type,
          types.boxedClass(primitive).getSimpleName());
      return Optional.empty();
    }
    TypeMirror document =
        type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null
            ? wildcard.getExtendsBound()
            : type;
    return isDocument(document)
        ? Optional.of(new Value(new OfJson(document), document))
        : Optional.empty();
  }

  private boolean isDocument(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR) {
      problems.silently(); // the compiler reports it itself
      return false;
    }
    return switch (type) {
      case DeclaredType declared ->
          isAccessible((TypeElement) declared.asElement())
              && declared.getTypeArguments().stream().allMatch(this::isArgument);
      case ArrayType array ->
          array.getComponentType().getKind().isPrimitive() || isDocument(array.getComponentType());
      default -> false;
    };
  }

  private boolean isArgument(TypeMirror type) {
    if (!(type instanceof WildcardType wildcard)) {
      return isDocument(type);
    }
    return Stream.of(wildcard.getExtendsBound(), wildcard.getSuperBound())
        .filter(Objects::nonNull)
        .allMatch(this::isDocument);
  }

  private Optional<Value> readHeld(TypeMirror type, AsComposite composite) {
    return optional(type)
        .map(held -> read(held, composite).map(v -> new Value(v.codec(), v.type(), true)))
        .orElseGet(() -> read(type, composite));
  }

  private Optional<Value> read(TypeMirror type, AsComposite composite) {
    return codec(type, composite).map(codec -> new Value(codec, type));
  }

  /** What may be in an {@code Optional}. */
  static Optional<TypeMirror> optional(TypeMirror type) {
    return type instanceof DeclaredType declared
            && qualifiedName(declared).equals("java.util.Optional")
            && declared.getTypeArguments().size() == 1
        ? Optional.of(declared.getTypeArguments().getFirst())
        : Optional.empty();
  }

  private Optional<CodecModel> codec(TypeMirror type, AsComposite composite) {
    Optional<CodecModel> known = KnownCodec.ofClass(name(boxed(type))).map(Known::new);
    if (known.isPresent()) {
      return known;
    }
    return switch (type) {
      case ArrayType array when array.getComponentType().getKind().isPrimitive() ->
          Optional.empty();
      case ArrayType array -> elements(Container.ARRAY, array.getComponentType(), composite);
      case DeclaredType declared -> declared(declared, composite);
      default -> Optional.empty();
    };
  }

  private Optional<CodecModel> declared(DeclaredType type, AsComposite composite) {
    TypeElement element = (TypeElement) type.asElement();
    if (codecs.have(element)) {
      return isAccessible(element) ? Optional.of(new OfCustom(element)) : Optional.empty();
    }
    Container container = COLLECTIONS.get(qualifiedName(type));
    if (container != null && type.getTypeArguments().size() == 1) {
      return elements(container, type.getTypeArguments().getFirst(), composite);
    }
    if (type.getTypeArguments().size() == 1 && qualifiedName(type).equals(RANGE)) {
      return bound(type).map(bound -> new OfBounds(false, bound));
    }
    if (type.getTypeArguments().size() == 1 && qualifiedName(type).equals(MULTIRANGE)) {
      return bound(type).map(bound -> new OfBounds(true, bound));
    }
    if (qualifiedName(type).equals("java.util.Map") && areStrings(type.getTypeArguments())) {
      return Optional.of(new Known(KnownCodec.HSTORE));
    }
    return switch (element.getKind()) {
      case ENUM -> Optional.of(new OfEnum(labels(element)));
      case RECORD -> record(element, composite);
      default -> Optional.empty();
    };
  }

  private Optional<CodecModel> bound(DeclaredType range) {
    return codec(range.getTypeArguments().getFirst(), AsComposite.NO);
  }

  private static boolean areStrings(List<? extends TypeMirror> types) {
    return types.size() == 2
        && types.stream().allMatch(each -> name(each).equals("java.lang.String"));
  }

  /** A record in an array can be nothing but one value. */
  private Optional<CodecModel> elements(
      Container container, TypeMirror element, AsComposite composite) {
    return codec(element, composite == AsComposite.NO ? AsComposite.IMPLIED : composite)
        .filter(_ -> container != Container.ARRAY || !isGeneric(element))
        .filter(codec -> !standsForArray(codec))
        .map(codec -> new OfElements(container, codec, element));
  }

  /** Whether a record stands for an array: of such records PostgreSQL makes no arrays. */
  private static boolean standsForArray(CodecModel codec) {
    return codec instanceof OfValueObject && codec.isArray();
  }

  /** Whether Java makes no arrays of it. */
  static boolean isGeneric(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> isGeneric(array.getComponentType());
      case DeclaredType declared -> !declared.getTypeArguments().isEmpty();
      default -> false;
    };
  }

  private static boolean isCollection(Value value) {
    return value.codec() instanceof OfElements(Container container, _, _)
        && container == Container.COLLECTION;
  }

  private Optional<CodecModel> record(TypeElement type, AsComposite composite) {
    if (composite != AsComposite.DECLARED && records.isValueObject(type)) {
      return records.isUsable(type)
          ? records.within(type, () -> valueObject(type, type.getRecordComponents().getFirst()))
          : Optional.empty();
    }
    return composite != AsComposite.NO || records.isComposite(type)
        ? records.read(type).map(OfComposite::new)
        : Optional.empty();
  }

  private Optional<CodecModel> valueObject(TypeElement type, RecordComponentElement component) {
    records.checkLabel(type);
    return readHeld(component, component.asType())
        .filter(held -> !held.optional()) // for the record itself may be in one
        .map(held -> valueObject(type, component, held));
  }

  private OfValueObject valueObject(
      TypeElement type, RecordComponentElement component, Value held) {
    String name = component.getSimpleName().toString();
    String column = Names.column(component);
    if (column.isEmpty()) {
      problems.reportAnnotation(component, Column.class, Diagnostic.EMPTY_COLUMN);
    }
    return new OfValueObject(type, name, column, held.codec());
  }

  private TypeMirror boxed(TypeMirror type) {
    return type instanceof PrimitiveType primitive ? types.boxedClass(primitive).asType() : type;
  }

  private EnumLabels labels(TypeElement type) {
    isAccessible(type);
    Map<String, Element> byLabel = new HashMap<>();
    List<String> labels = new ArrayList<>();
    for (Element constant : type.getEnclosedElements()) {
      if (constant.getKind() == ElementKind.ENUM_CONSTANT) {
        String label = Names.label(constant);
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

  /** Whether generated code can name a type; if not, it is reported. */
  private boolean isAccessible(TypeElement type) {
    Optional<String> obstacle = access.obstacle(type);
    obstacle.ifPresent(
        why -> problems.report(type, Diagnostic.INACCESSIBLE_TYPE, type.getSimpleName(), why));
    return obstacle.isEmpty();
  }

  /** Whether values of a type can be bound once only. */
  static boolean isStream(TypeMirror type) {
    return name(type).equals("java.io.InputStream");
  }

  static String qualifiedName(DeclaredType type) {
    return ((TypeElement) type.asElement()).getQualifiedName().toString();
  }

  /** The qualified name of a class, or the keyword of a primitive, or {@code int[]} and such. */
  static String name(TypeMirror type) {
    if (type instanceof DeclaredType declared) {
      return qualifiedName(declared);
    }
    if (type instanceof ArrayType array && array.getComponentType() instanceof PrimitiveType part) {
      return name(part) + "[]";
    }
    return type instanceof PrimitiveType ? type.getKind().name().toLowerCase(Locale.ROOT) : "";
  }
}

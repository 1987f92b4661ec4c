package org.loompq.processor.read;

import java.util.Map;
import java.util.Set;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.loompq.processor.check.Problems;

/** What to use instead of a type that is not supported. */
final class Advice {

  private static final String BYTES = "use byte[], or Session.view";
  private static final String LIST = "use List";
  private static final String THE_VALUE =
      "use the type of the value itself: the calling thread waits for it";

  private static final String CODEC =
      "write a TypeCodec for it and name that in"
          + " META-INF/services/org.loompq.TypeCodec or the option loompq.codecs";

  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("java.io.InputStream", BYTES),
          Map.entry("java.lang.foreign.MemorySegment", BYTES),
          Map.entry("java.lang.CharSequence", "use String"),
          Map.entry("byte", "use short"),
          Map.entry("java.lang.Byte", "use Short"),
          Map.entry("java.lang.Number", "use BigDecimal, or the type of the column"),
          Map.entry("java.util.Date", "use Instant"),
          Map.entry("java.util.Calendar", "use OffsetDateTime"),
          Map.entry("java.sql.Date", "use LocalDate"),
          Map.entry("java.sql.Time", "use LocalTime"),
          Map.entry("java.sql.Timestamp", "use Instant, or LocalDateTime for a timestamp"),
          Map.entry("java.util.Optional", "use the type itself, @Nullable"),
          Map.entry("java.util.Collection", LIST),
          Map.entry("java.lang.Iterable", LIST),
          Map.entry("java.util.ArrayList", LIST),
          Map.entry("java.util.LinkedHashMap", "use Map"),
          Map.entry("java.util.HashMap", "use Map"),
          Map.entry("java.util.concurrent.Future", THE_VALUE),
          Map.entry("java.util.concurrent.CompletionStage", THE_VALUE),
          Map.entry("java.util.concurrent.CompletableFuture", THE_VALUE),
          Map.entry(
              "java.util.Map", "say @Json of it; only a Map<String, String> can be an hstore"),
          Map.entry("java.lang.Object", "name the type, or say @Json of it"));

  /** What is supported if the elements are. */
  private static final Set<String> OF_ELEMENTS = Set.of("java.util.List", "java.util.Set");

  private static final Map<String, String> JSON_OF_PRIMITIVES =
      Map.of(
          "java.util.OptionalInt", "Optional<Integer>",
          "java.util.OptionalLong", "Optional<Long>",
          "java.util.OptionalDouble", "Optional<Double>",
          "java.util.stream.IntStream", "Stream<Integer>",
          "java.util.stream.LongStream", "Stream<Long>",
          "java.util.stream.DoubleStream", "Stream<Double>");

  private final Types types;

  Advice(Types types) {
    this.types = types;
  }

  /** Tells what to do: {@code use LocalDate}. */
  String on(TypeMirror type) {
    return switch (type) {
      case ArrayType array when array.getComponentType() instanceof PrimitiveType primitive ->
          onPrimitiveArray(primitive);
      case ArrayType array when ValueReader.isGeneric(array) -> "use " + list(array);
      case ArrayType _ -> "use a List or an array of single values";
      case DeclaredType declared -> onDeclared(declared);
      case PrimitiveType _ -> INSTEAD.getOrDefault(ValueReader.name(type), general());
      default -> "name the type"; // a wildcard or a type variable
    };
  }

  /** What holds documents instead of primitives: {@code Optional<Integer>} for an OptionalInt. */
  String onJson(TypeMirror type) {
    return switch (type) {
      case PrimitiveType primitive -> boxed(primitive);
      case ArrayType array when array.getComponentType() instanceof PrimitiveType primitive ->
          boxed(primitive) + "[]";
      default -> JSON_OF_PRIMITIVES.getOrDefault(ValueReader.name(type), "a class");
    };
  }

  private String boxed(PrimitiveType primitive) {
    return types.boxedClass(primitive).getSimpleName().toString();
  }

  private static String list(TypeMirror type) {
    return type instanceof ArrayType array
        ? "List<" + list(array.getComponentType()) + ">"
        : Problems.simple(type);
  }

  private String onPrimitiveArray(PrimitiveType primitive) {
    if (primitive.getKind() == TypeKind.CHAR) {
      return "use String";
    }
    String boxed = boxed(primitive);
    return "use List<" + boxed + "> or " + boxed + "[]";
  }

  private String onDeclared(DeclaredType type) {
    String name = ValueReader.qualifiedName(type);
    if (OF_ELEMENTS.contains(name) && type.getTypeArguments().size() == 1) {
      return on(type.getTypeArguments().getFirst());
    }
    if (name.startsWith("java.") || INSTEAD.containsKey(name)) {
      return INSTEAD.getOrDefault(name, general());
    }
    return switch (type.asElement().getKind()) {
      case CLASS -> "make it a record, say @Json of it, or " + CODEC;
      case INTERFACE ->
          SealedReader.asSealed(type) == null
              ? CODEC
              : "a sealed interface is for whole rows, so name a record, or say @Json of it";
      default -> general();
    };
  }

  private static String general() {
    return "use a primitive, String, BigDecimal, UUID, byte[], a type of java.time, an enum, a List"
        + " of these, or another type of docs/types.md";
  }
}

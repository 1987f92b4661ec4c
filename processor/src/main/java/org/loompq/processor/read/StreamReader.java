package org.loompq.processor.read;

import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.loompq.FetchSize;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.Result.StreamKind;
import org.loompq.processor.model.Result.Streamed;

/** Reads results that are streams, and how many of their rows are read at once. */
final class StreamReader {

  private static final Map<String, StreamKind> KINDS =
      Map.of(
          "java.util.stream.Stream", StreamKind.OBJECTS,
          "java.util.stream.IntStream", StreamKind.INTS,
          "java.util.stream.LongStream", StreamKind.LONGS,
          "java.util.stream.DoubleStream", StreamKind.DOUBLES);

  private final Types types;
  private final Problems problems;
  private final RawTypes rawTypes;
  private final ElementReader elements;

  StreamReader(Types types, Problems problems, RawTypes rawTypes, ElementReader elements) {
    this.types = types;
    this.problems = problems;
    this.rawTypes = rawTypes;
    this.elements = elements;
  }

  /** Whether a method returns a stream. */
  static boolean isStream(ExecutableElement method) {
    return method.getReturnType() instanceof DeclaredType type
        && KINDS.containsKey(ValueReader.qualifiedName(type));
  }

  /** Reports what is wrong with what is said of the rows that are read at once. */
  void checkFetchSize(ExecutableElement method) {
    FetchSize declared = method.getAnnotation(FetchSize.class);
    if (declared == null) {
      return;
    }
    TypeMirror type = method.getReturnType();
    if (!isStream(method) && type.getKind() != TypeKind.ERROR) {
      problems.reportAnnotation(
          method,
          FetchSize.class,
          Diagnostic.FETCH_SIZE_WITHOUT_STREAM,
          method.getSimpleName(),
          "returns " + Problems.simple(type));
    } else if (declared.value() < 1) {
      problems.reportAnnotation(
          method, FetchSize.class, Diagnostic.FETCH_SIZE_TOO_SMALL, declared.value());
    }
  }

  /** The stream that a method returns; empty if something is wrong with it, which is reported. */
  Optional<Streamed> read(ExecutableElement method) {
    DeclaredType type = (DeclaredType) method.getReturnType();
    if (rawTypes.isRaw(method, type)) {
      return Optional.empty();
    }
    FetchSize declared = method.getAnnotation(FetchSize.class);
    int fetchSize = declared == null ? FetchSize.DEFAULT : declared.value();
    StreamKind kind = KINDS.getOrDefault(ValueReader.qualifiedName(type), StreamKind.OBJECTS);
    return elements
        .read(method, element(type, kind))
        .map(element -> new Streamed(kind, element, fetchSize));
  }

  private TypeMirror element(DeclaredType type, StreamKind kind) {
    return switch (kind) {
      case OBJECTS -> type.getTypeArguments().getFirst();
      case INTS -> types.getPrimitiveType(TypeKind.INT);
      case LONGS -> types.getPrimitiveType(TypeKind.LONG);
      case DOUBLES -> types.getPrimitiveType(TypeKind.DOUBLE);
    };
  }
}

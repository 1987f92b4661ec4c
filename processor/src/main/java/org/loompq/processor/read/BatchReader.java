package org.loompq.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.loompq.Batch;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.Elements;
import org.loompq.processor.model.Elements.Source;

/** Finds the parameters for each of whose elements a batch executes its statement. */
final class BatchReader {

  private static final Map<String, Source> SOURCES =
      Map.of(
          "java.util.List", Source.LIST,
          "java.util.Set", Source.COLLECTION,
          "java.util.Collection", Source.COLLECTION,
          "java.util.SequencedSet", Source.COLLECTION,
          "java.util.SequencedCollection", Source.COLLECTION,
          "java.lang.Iterable", Source.ITERABLE,
          "java.util.Iterator", Source.ITERATOR,
          "java.util.stream.Stream", Source.STREAM);

  private final Problems problems;
  private final RawTypes rawTypes;
  private final RecordReader records;

  BatchReader(Problems problems, RawTypes rawTypes, RecordReader records) {
    this.problems = problems;
    this.rawTypes = rawTypes;
    this.records = records;
  }

  /** How the elements of a type are read; empty if it has none. */
  static Optional<Source> source(TypeMirror type) {
    return switch (type) {
      case ArrayType array ->
          array.getComponentType().getKind() == TypeKind.BYTE // which is a single value
              ? Optional.empty()
              : Optional.of(Source.ARRAY);
      case DeclaredType declared ->
          Optional.ofNullable(SOURCES.get(ValueReader.qualifiedName(declared)));
      default -> Optional.empty();
    };
  }

  /**
   * Those of a batch in order, none of another method; empty if nothing can be told of them, which
   * is reported.
   */
  Optional<List<Elements>> read(ExecutableElement method) {
    List<Elements> all = new ArrayList<>();
    if (method.getAnnotation(Batch.class) == null) {
      return Optional.of(all);
    }
    for (VariableElement parameter : method.getParameters()) {
      if (parameter.asType() instanceof DeclaredType type && rawTypes.isRaw(parameter, type)) {
        return Optional.empty();
      }
      source(parameter.asType()).ifPresent(source -> all.add(elements(parameter, source)));
    }
    if (all.isEmpty()) {
      problems.reportAnnotation(
          method, Batch.class, Diagnostic.BATCH_WITHOUT_ELEMENTS, method.getSimpleName());
    } else if (all.size() > 1) {
      checkCounted(method);
    }
    return Optional.of(all);
  }

  /**
   * Reports the streams of a batch that are not of an element, but of all.
   *
   * @param elements those of the batch; none if it is another method
   */
  void checkRepeatable(List<Elements> elements, List<GivenStreams.Given> streams) {
    List<String> each = elements.stream().map(Elements::parameter).toList();
    for (GivenStreams.Given given : streams) {
      boolean shared = !each.contains(given.parameter().getSimpleName().toString());
      if (!elements.isEmpty() && shared) {
        problems.report(
            given.parameter(),
            Diagnostic.STREAM_READ_TWICE,
            given.name(),
            given.type(),
            "all elements share it",
            "");
      }
    }
  }

  /** What a parameter has; its type is not raw. */
  Elements elements(VariableElement parameter, Source source) {
    TypeMirror type = elementType(parameter.asType());
    boolean areRecords = records.asRecord(type) != null;
    return new Elements(parameter.getSimpleName().toString(), source, type, areRecords);
  }

  /** The type of the elements of one that has some, and is not raw. */
  static TypeMirror elementType(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return array.getComponentType();
    }
    TypeMirror argument = ((DeclaredType) type).getTypeArguments().getFirst();
    return argument instanceof WildcardType wildcard && wildcard.getExtendsBound() != null
        ? wildcard.getExtendsBound()
        : argument;
  }

  private void checkCounted(ExecutableElement method) {
    for (VariableElement parameter : method.getParameters()) {
      TypeMirror type = parameter.asType();
      if (source(type).filter(source -> !source.isCounted()).isPresent()) {
        problems.report(parameter, Diagnostic.UNCOUNTED_ELEMENTS, parameter.getSimpleName(), type);
      }
    }
  }
}

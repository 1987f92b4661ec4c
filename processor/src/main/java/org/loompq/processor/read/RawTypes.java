package org.loompq.processor.read;

import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;

/** Finds what of {@code java.util} and the like stands without its type arguments. */
final class RawTypes {

  static final Set<String> MAPS = Set.of("java.util.Map", "java.util.SequencedMap");

  private final Problems problems;

  RawTypes(Problems problems) {
    this.problems = problems;
  }

  /** Whether it is so of a type; then it is reported. */
  boolean isRaw(Element where, DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    String name = element.getQualifiedName().toString();
    boolean raw =
        type.getTypeArguments().isEmpty()
            && !element.getTypeParameters().isEmpty()
            && (name.startsWith("java.util.") || name.equals("java.lang.Iterable"));
    if (raw) {
      String written = element.getSimpleName().toString();
      String example = written + (MAPS.contains(name) ? "<Long, String>" : "<String>");
      problems.report(where, Diagnostic.RAW_TYPE, written, example + " or the like");
    }
    return raw;
  }
}

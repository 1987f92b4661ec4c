package org.loompq.processor.read;

import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import org.loompq.Column;
import org.loompq.processor.model.CodecModel;
import org.loompq.processor.model.CodecModel.Known;
import org.loompq.processor.model.CodecModel.OfElements;
import org.loompq.processor.model.CodecModel.OfValueObject;
import org.loompq.processor.model.Presence;
import org.loompq.processor.model.Value;

/**
 * Whether something may be null: an annotation called {@code Nullable}, whoever's it is, says so.
 */
final class Nullness {

  private Nullness() {}

  /** Whether a value that is read may be NULL, by what is declared and by its type. */
  static Presence presence(Element declared, TypeMirror type, Value value) {
    Column column = declared.getAnnotation(Column.class);
    if (column != null && column.notNull()) {
      return Presence.ASSERTED;
    }
    return value.optional() || isNullable(declared, type) ? Presence.OPTIONAL : Presence.REQUIRED;
  }

  /** Whether it carries arrays whose elements cannot be NULL. */
  static boolean hasPresentElements(CodecModel codec) {
    return switch (codec) {
      case Known known -> known.isArray();
      case OfElements array ->
          !hasNullable(array.elementType())
              && !isEmptyable(array.element())
              && (!array.element().isArray() || hasPresentElements(array.element()));
      case OfValueObject object -> hasPresentElements(object.held());
      default -> false;
    };
  }

  /** Whether its values may stand for nothing: objects around what may be null. */
  private static boolean isEmptyable(CodecModel codec) {
    return codec instanceof OfValueObject object
        && (object.type().getRecordComponents().stream()
                .anyMatch(component -> isNullable(component, component.asType()))
            || isEmptyable(object.held()));
  }

  static boolean isNullable(ExecutableElement method) {
    return isNullable(method, method.getReturnType());
  }

  static boolean isNullable(Element element, TypeMirror type) {
    return hasNullable(element) || hasNullable(type);
  }

  private static boolean hasNullable(AnnotatedConstruct construct) {
    return construct.getAnnotationMirrors().stream()
        .anyMatch(
            mirror ->
                mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
  }
}

package org.loompq.processor.read;

import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.processor.model.SnakeCase;

/** Names on the side of the database. */
final class Names {

  private Names() {}

  /** What {@link Column} says, else what the Java name becomes. */
  static String column(Element component) {
    String declared = declared(component);
    return declared == null ? SnakeCase.of(component.getSimpleName().toString()) : declared;
  }

  /** What {@link Column} says, else the Java name with an underscore at its end. */
  static String prefix(Element component) {
    String declared = declared(component);
    return declared == null ? SnakeCase.of(component.getSimpleName().toString()) + "_" : declared;
  }

  /** What {@link Column} says, else the Java name. */
  static String label(Element constant) {
    String declared = declared(constant);
    return declared == null ? constant.getSimpleName().toString() : declared;
  }

  /** The name that {@link Column} gives; null if there is none, or it says something else alone. */
  static @Nullable String declared(Element element) {
    Column column = element.getAnnotation(Column.class);
    return column == null || (column.value().isEmpty() && column.notNull()) ? null : column.value();
  }
}

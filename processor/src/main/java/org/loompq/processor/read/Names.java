package org.loompq.processor.read;

import javax.lang.model.element.Element;
import org.loompq.Column;
import org.loompq.processor.model.SnakeCase;

/** Names on the side of the database. */
final class Names {

  private Names() {}

  /** What {@link Column} says, else what the Java name becomes. */
  static String column(Element component) {
    Column column = component.getAnnotation(Column.class);
    return column == null ? SnakeCase.of(component.getSimpleName().toString()) : column.value();
  }

  /** What {@link Column} says, else the Java name with an underscore at its end. */
  static String prefix(Element component) {
    Column column = component.getAnnotation(Column.class);
    return column == null
        ? SnakeCase.of(component.getSimpleName().toString()) + "_"
        : column.value();
  }
}

package org.loompq.processor.read;

import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import org.loompq.Column;

/** Names on the side of the database. */
final class Names {

  private static final Pattern HUMP =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private Names() {}

  /** {@code openedAt} becomes {@code opened_at}. */
  static String snakeCase(String javaName) {
    return HUMP.matcher(javaName).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  /** What {@link Column} says, else what the Java name becomes. */
  static String column(Element component) {
    Column column = component.getAnnotation(Column.class);
    return column == null ? snakeCase(component.getSimpleName().toString()) : column.value();
  }

  /** What {@link Column} says, else the Java name with an underscore at its end. */
  static String prefix(Element component) {
    Column column = component.getAnnotation(Column.class);
    return column == null ? snakeCase(component.getSimpleName().toString()) + "_" : column.value();
  }
}

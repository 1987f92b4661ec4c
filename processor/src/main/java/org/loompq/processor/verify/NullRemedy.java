package org.loompq.processor.verify;

import org.loompq.processor.database.Answer.Column;
import org.loompq.processor.model.Value;
import org.loompq.processor.plan.Nullability;

/** What to do where a column can be NULL and what it is read into cannot. */
final class NullRemedy {

  private NullRemedy() {}

  static String of(RowComponent component, Column column) {
    Value value = component.value();
    String type =
        value == null
            ? "String"
            : value.isPrimitive()
                ? Remedy.boxed(JavaTypes.name(value.type()))
                : JavaTypes.name(value.type());
    return switch (component.role()) {
      case COMPONENT -> component(type);
      case NESTED_COMPONENT ->
          column.nullability() == Nullability.OUTER_JOINED
              ? "make the record that it is in an Optional, if it is the one that is missing, or "
                  + component(type)
              : component(type);
      case RESULT -> "return Optional<" + type + "> or @Nullable " + type + override();
      case ELEMENT -> "take elements that can, as in List<@Nullable " + type + ">" + override();
      case KEY -> "leave such rows out" + override();
    };
  }

  private static String component(String type) {
    return "make it Optional<" + type + "> or @Nullable " + type + override();
  }

  private static String override() {
    return ", write coalesce(...), or, if it never is NULL, say @Column(notNull = true)";
  }
}

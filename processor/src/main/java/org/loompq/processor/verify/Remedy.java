package org.loompq.processor.verify;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.model.Value;
import org.loompq.runtime.StatementDescriber;
import org.loompq.runtime.codec.PgType;

/** What to do where a Java type and a type of PostgreSQL do not go together. */
final class Remedy {

  private Remedy() {}

  /** The reason, as it follows the types. */
  static String because(String reason) {
    return reason.isEmpty() ? "" : ": " + reason;
  }

  /**
   * What to change.
   *
   * @param reason which part of a type is wrong; empty if all of it is
   * @param value the Java type; null for a text
   * @param otherwise what else helps
   */
  static String of(String reason, @Nullable Value value, PgType type, String otherwise) {
    if (!reason.isEmpty()) {
      return "change one of these types";
    }
    return nearest(value, type).map(name -> "make it " + name + ", or ").orElse("") + otherwise;
  }

  /** The same for the value of a column that is returned by itself, where a List would be rows. */
  static String ofResult(String reason, @Nullable Value value, PgType type, String otherwise) {
    return nearest(value, type)
        .filter(name -> reason.isEmpty() && name.startsWith("List<"))
        .map(list -> "return Optional<%1$s>, or List<%1$s> for several rows, or ".formatted(list))
        .map(remedy -> remedy + otherwise)
        .orElseGet(() -> of(reason, value, type, otherwise));
  }

  private static Optional<String> nearest(@Nullable Value value, PgType type) {
    boolean primitive = value != null && value.isPrimitive();
    return StatementDescriber.nearestJavaType(type).map(name -> primitive ? unboxed(name) : name);
  }

  /** The wrapper of a primitive. */
  static String boxed(String name) {
    return switch (name) {
      case "int" -> "Integer";
      case "char" -> "Character";
      default -> Character.toUpperCase(name.charAt(0)) + name.substring(1);
    };
  }

  private static String unboxed(String name) {
    return switch (name) {
      case "Long" -> "long";
      case "Integer" -> "int";
      case "Short" -> "short";
      case "Double" -> "double";
      case "Float" -> "float";
      case "Boolean" -> "boolean";
      default -> name;
    };
  }
}

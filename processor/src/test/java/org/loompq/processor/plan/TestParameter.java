package org.loompq.processor.plan;

import java.util.Map;

/**
 * A parameter of a statement that is executed.
 *
 * @param notation its type, with {@code ?} behind it if it may be NULL; {@code !} in the brackets
 *     of an array says that no element is NULL
 */
record TestParameter(String notation) {

  private static final Map<String, String> NAMES =
      Map.of("int", "integer", "timestamp", "timestamp without time zone");

  /** As PREPARE declares it. */
  String declared() {
    return notation.replaceAll("[?!]", "");
  }

  Parameter parameter() {
    String type = declared();
    String element = type.replace("[]", "");
    return new Parameter(
        type.replace(element, NAMES.getOrDefault(element, element)),
        isNullable(),
        notation.contains("[!]"));
  }

  private boolean isNullable() {
    return notation.endsWith("?");
  }

  /** What it is for an execution whose nullable parameters are of this value. */
  String value(String of) {
    boolean isNull = of.equals("NULL");
    String one = isNull ? "1" : of;
    if (isNull && isNullable()) {
      return of;
    }
    if (declared().equals("mood[]")) {
      return "'{glad}'";
    }
    if (declared().endsWith("range")) {
      return "'empty'";
    }
    if (declared().endsWith("[]")) {
      return "'{1," + (notation.contains("[!]") ? one : "NULL") + "}'";
    }
    return declared().startsWith("timestamp") ? "'2000-01-0" + one + "'" : "'" + one + "'";
  }
}

package org.loompq.processor.write;

import javax.lang.model.SourceVersion;

/** What one of many is called. */
final class Singular {

  private static final String NONE = "element";

  private Singular() {}

  /** {@code accounts} becomes {@code account}, and what has no singular {@code element}. */
  static String of(String plural) {
    String singular = cut(plural);
    return singular.isEmpty() || SourceVersion.isKeyword(singular) ? NONE : singular;
  }

  private static String cut(String plural) {
    if (plural.endsWith("ies")) {
      return plural.substring(0, plural.length() - 3) + "y";
    }
    if (plural.matches(".*(?:ss|sh|ch|x)es")) {
      return plural.substring(0, plural.length() - 2);
    }
    return plural.endsWith("s") && !plural.endsWith("ss")
        ? plural.substring(0, plural.length() - 1)
        : "";
  }
}

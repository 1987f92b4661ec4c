package org.loompq.processor.write;

import java.util.Locale;
import javax.lang.model.type.PrimitiveType;

/** Names as a part of others. */
final class Capitalised {

  private Capitalised() {}

  /** {@code Owner} for {@code owner}. */
  static String of(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** {@code Int} for {@code int}. */
  static String of(PrimitiveType type) {
    return of(type.getKind().name().toLowerCase(Locale.ROOT));
  }
}

package org.loompq.processor.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** How Java's names are written in SQL. */
public final class SnakeCase {

  private static final Pattern HUMP =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private SnakeCase() {}

  /** {@code openedAt} becomes {@code opened_at}, and {@code httpURL} {@code http_url}. */
  public static String of(String javaName) {
    return HUMP.matcher(javaName).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}

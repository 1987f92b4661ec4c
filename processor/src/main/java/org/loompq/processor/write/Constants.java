package org.loompq.processor.write;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Gives each thing that becomes a constant or a method of the class a name of its own. */
final class Constants {

  private static final Pattern HUMP =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private final Map<String, Integer> uses = new HashMap<>();

  /** {@code byOwner} becomes {@code BY_OWNER}, or {@code BY_OWNER_2} if that is taken. */
  String name(String javaName) {
    return free(HUMP.matcher(javaName).replaceAll("_").toUpperCase(Locale.ROOT), "_");
  }

  /** {@code Account} becomes {@code account}, or {@code account2} if that is taken. */
  String method(String javaName) {
    return free(javaName.substring(0, 1).toLowerCase(Locale.ROOT) + javaName.substring(1), "");
  }

  /** Makes sure that a name is not given. */
  void reserve(String name) {
    uses.merge(name, 1, Integer::sum);
  }

  private String free(String name, String separator) {
    String candidate = name;
    for (int number = 2; uses.containsKey(candidate); number++) {
      candidate = name + separator + number;
    }
    uses.put(candidate, 1);
    return candidate;
  }
}

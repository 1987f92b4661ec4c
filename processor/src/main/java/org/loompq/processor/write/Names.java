package org.loompq.processor.write;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.loompq.processor.model.SnakeCase;

/** Gives each thing that becomes a constant or a method of the class a name of its own. */
final class Names {

  private final Set<String> taken = new HashSet<>();

  /** {@code byOwner} becomes {@code BY_OWNER}, or {@code BY_OWNER_2} if that is taken. */
  String constant(String javaName) {
    return free(SnakeCase.of(javaName).toUpperCase(Locale.ROOT), "_");
  }

  /** {@code Account} becomes {@code account}, or {@code account2} if that is taken. */
  String method(String javaName) {
    String name = javaName.substring(0, 1).toLowerCase(Locale.ROOT) + javaName.substring(1);
    return free(SourceVersion.isKeyword(name) ? "read" + javaName : name, "");
  }

  /** Makes sure that a name is not given. */
  void reserve(CharSequence name) {
    taken.add(name.toString());
  }

  private String free(String name, String separator) {
    String candidate = name;
    for (int number = 2; !taken.add(candidate); number++) {
      candidate = name + separator + number;
    }
    return candidate;
  }
}

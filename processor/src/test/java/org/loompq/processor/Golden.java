package org.loompq.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with what a test expects. With {@code -Dgolden.update=true} it is written anew. */
final class Golden {

  private Golden() {}

  static void compare(Path expected, String actual) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, actual);
    }
    assertThat(expected).exists();
    assertThat(actual).isEqualTo(Files.readString(expected));
  }
}

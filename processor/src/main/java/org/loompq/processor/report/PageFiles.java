package org.loompq.processor.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the page is made of: own files, and those that the build takes from libraries. */
final class PageFiles {

  private PageFiles() {}

  /** A file, with line ends as a browser sees them, so that its hash is the browser's. */
  static String text(String name) throws IOException {
    try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the processor's jar is without " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  /** Some files, one after the other. */
  static String joined(String folder, List<String> names, String ending) throws IOException {
    StringBuilder joined = new StringBuilder();
    for (String name : names) {
      joined.append(text(folder + name + ending)).append('\n');
    }
    return joined.toString();
  }
}

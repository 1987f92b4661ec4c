package org.loompq.processor.server;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a schema, read.
 *
 * @param path where it is
 * @param name what to call it: its path below the folder that was named, with slashes
 * @param text what it holds
 */
record SchemaFile(Path path, String name, String text) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static SchemaFile read(Path path, String name) throws SchemaError {
    try {
      String text = Files.readString(path);
      String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      return new SchemaFile(path, name, marked.replace("\r\n", "\n")); // as git may check it out
    } catch (CharacterCodingException _) {
      throw SchemaError.of(path, "it is not in UTF-8: convert it");
    } catch (IOException failed) {
      throw SchemaError.of(path, "it cannot be read: " + failed);
    }
  }
}

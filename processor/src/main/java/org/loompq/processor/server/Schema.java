package org.loompq.processor.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What makes a database's schema: files of SQL, in the order in which they are executed. */
public final class Schema {

  private final List<SchemaFile> contents;

  private Schema(List<SchemaFile> contents) {
    this.contents = List.copyOf(contents);
  }

  /**
   * Reads a schema.
   *
   * @param paths SQL files, and folders of them, one after the other. The files of a folder, and of
   *     the folders in it, are in the order of their versions if they have names such as Flyway
   *     wants them, and in that of their names otherwise
   * @throws SchemaError if one cannot be read, or if it is not clear in which order they are
   */
  public static Schema of(List<Path> paths) throws SchemaError {
    List<SchemaFile> contents = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        contents.addAll(MigrationFolder.read(path));
      } else if (Files.exists(path)) {
        contents.add(SchemaFile.read(path, path.getFileName().toString()));
      } else {
        throw SchemaError.of(
            path.toAbsolutePath(), "it does not exist: name a file of SQL, or a folder of them");
      }
    }
    return new Schema(contents);
  }

  /** Changes when a file does, or its name, or the order: SHA-256 in hexadecimal digits. */
  public String hash() {
    MessageDigest digest = sha256();
    for (SchemaFile file : contents) {
      update(digest, file.name());
      update(digest, file.text());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** With its length before it, so that what follows is not taken for a part of it. */
  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The files in the order of their execution. */
  public List<Path> files() {
    return contents.stream().map(SchemaFile::path).toList();
  }

  /** The files with what they hold. */
  List<SchemaFile> contents() {
    return contents;
  }
}

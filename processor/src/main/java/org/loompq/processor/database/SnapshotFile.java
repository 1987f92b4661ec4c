package org.loompq.processor.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot as a file of JSON, laid out so that a change of it can be read. */
final class SnapshotFile {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private static final DefaultPrettyPrinter LAYOUT =
      new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

  private final Path path;

  SnapshotFile(Path path) {
    this.path = path;
  }

  boolean exists() {
    return Files.exists(path);
  }

  /** What is in it; an empty snapshot if it does not exist. */
  Snapshot read() throws SnapshotError {
    if (!exists()) {
      return Snapshot.EMPTY;
    }
    try {
      return JSON.readValue(Files.readString(path), Snapshot.class);
    } catch (IOException | JacksonException failed) {
      throw new SnapshotError(
          "the snapshot "
              + path.toAbsolutePath()
              + " cannot be read: "
              + failed.getMessage()
              + "; delete it, and compile with a server at hand, which writes another",
          failed);
    }
  }

  /** Replaces it, unless it would stay the same; no other process sees half of it. */
  void write(Snapshot snapshot) throws SnapshotError {
    try {
      String text = JSON.writer().with(LAYOUT).writeValueAsString(snapshot) + "\n";
      if (exists() && Files.readString(path).equals(text)) {
        return;
      }
      Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
      Files.createDirectories(folder);
      Path unfinished = folder.resolve(path.getFileName() + "." + UUID.randomUUID());
      try {
        Files.writeString(unfinished, text);
        Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException failed) {
      throw new SnapshotError(
          "the snapshot " + path.toAbsolutePath() + " cannot be written: " + failed, failed);
    }
  }
}

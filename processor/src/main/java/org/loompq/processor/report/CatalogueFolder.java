package org.loompq.processor.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files of a catalogue. No other process sees half of one. */
final class CatalogueFolder {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private static final DefaultPrettyPrinter LAYOUT =
      new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

  private final Path folder;

  CatalogueFolder(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** What an earlier compilation wrote; nothing if that is missing, or not to be understood. */
  CatalogueContent read() {
    try {
      CatalogueContent content = JSON.readValue(Files.readString(data()), CatalogueContent.class);
      return content.format() == CatalogueContent.FORMAT ? content : CatalogueContent.EMPTY;
    } catch (IOException | JacksonException unreadable) { // it is written anew
      return CatalogueContent.EMPTY;
    }
  }

  void write(CatalogueContent content) throws IOException {
    Files.createDirectories(folder);
    replace(data(), JSON.writer().with(LAYOUT).writeValueAsString(content) + "\n");
    replace(
        folder.resolve("index.html"),
        Page.of(
            JSON.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(content)));
  }

  private Path data() {
    return folder.resolve("catalogue.json");
  }

  private void replace(Path file, String text) throws IOException {
    Path unfinished = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".new");
    try {
      Files.writeString(unfinished, text);
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}

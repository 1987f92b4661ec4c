package org.loompq.processor.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The SQL files of a folder and of those in it, in order. */
final class MigrationFolder {

  private final Path folder;
  private final List<Path> files;

  private MigrationFolder(Path folder, List<Path> files) {
    this.folder = folder;
    this.files = files;
  }

  /** Reads all that are executed. */
  static List<SchemaFile> read(Path folder) throws SchemaError {
    List<Path> files = list(folder);
    if (files.isEmpty()) {
      throw SchemaError.of(
          folder.toAbsolutePath(), "no file in this folder ends in .sql: is it the right one?");
    }
    MigrationFolder found = new MigrationFolder(folder, files);
    List<SchemaFile> contents = new ArrayList<>();
    for (Path file : found.ordered()) {
      contents.add(SchemaFile.read(file, found.name(file)));
    }
    return contents;
  }

  private static List<Path> list(Path folder) throws SchemaError {
    try (Stream<Path> below = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return below.filter(MigrationFolder::isSql).filter(Files::isRegularFile).toList();
    } catch (IOException | UncheckedIOException failed) {
      throw SchemaError.of(folder, "it cannot be read: " + failed);
    }
  }

  /** SQL that leads forward: several tools keep the way back in files that end in .down.sql. */
  private static boolean isSql(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".sql") && !name.endsWith(".down.sql");
  }

  private String name(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private List<Path> ordered() throws SchemaError {
    List<MigrationName> names = new ArrayList<>();
    for (Path file : files) {
      MigrationName.of(file).ifPresent(names::add);
    }
    if (names.isEmpty()) {
      return files.stream().sorted(Comparator.comparing(this::name)).toList();
    }
    checkNames();
    return migrations(names);
  }

  /** Flyway passes over a file with a single underscore in silence. */
  private void checkNames() throws SchemaError {
    for (Path file : files) {
      if (MigrationName.isNearMiss(file)) {
        throw SchemaError.of(
            file,
            "its name has a version, but not as the others in this folder: it takes two"
                + " underscores after it, as in V2__accounts.sql");
      }
    }
  }

  /** The newest baseline, the versions after it, and what is repeated after each migration. */
  private static List<Path> migrations(List<MigrationName> names) throws SchemaError {
    Map<MigrationVersion, Path> baselines = versions(names, 'B');
    Map<MigrationVersion, Path> versions = versions(names, 'V');
    List<Path> ordered = new ArrayList<>();
    MigrationVersion baseline =
        baselines.keySet().stream().max(Comparator.naturalOrder()).orElse(null);
    if (baseline != null) {
      ordered.add(baselines.get(baseline));
    }
    versions.forEach(
        (version, file) -> {
          if (baseline == null || version.compareTo(baseline) > 0) {
            ordered.add(file);
          }
        });
    names.stream()
        .filter(name -> name.kind() == 'R')
        .sorted(Comparator.comparing(MigrationName::description))
        .forEach(name -> ordered.add(name.file()));
    return ordered;
  }

  private static Map<MigrationVersion, Path> versions(List<MigrationName> names, char kind)
      throws SchemaError {
    Map<MigrationVersion, Path> versions = new TreeMap<>();
    for (MigrationName name : names) {
      if (name.kind() != kind) {
        continue;
      }
      Path other = versions.put(name.version(), name.file());
      if (other != null) {
        throw SchemaError.of(
            name.file(),
            "it has the same version as " + other + ": give one of them another version");
      }
    }
    return versions;
  }
}

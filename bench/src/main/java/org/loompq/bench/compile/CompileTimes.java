package org.loompq.bench.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long javac takes for a program of 200 statements: not checked, checked by a snapshot, and by
 * an embedded server that is warm, has another schema than last time, or is cold. Each compilation
 * is a process of its own, as under Maven with {@code fork}; the kinds take turns, and medians are
 * shown.
 */
public final class CompileTimes {

  /** A kind of compilation, and what is done before each. */
  private enum Kind {
    WITHOUT_PROCESSOR("javac alone, without the processor"),
    UNCHECKED("unchecked"),
    SNAPSHOT("a snapshot, no server"),
    SNAPSHOT_AND_SCHEMA("a snapshot, and the schema it was made with: no server is started"),
    WARM("an embedded server, warm"),
    WARM_WITH_SNAPSHOT("an embedded server, warm, and the snapshot written anew"),
    NEW_SCHEMA("an embedded server with a schema that has changed"),
    COLD("an embedded server, nothing cached: binaries unpacked, initdb, schema");

    private final String description;

    Kind(String description) {
      this.description = description;
    }
  }

  private static final int TURNS = 7;

  private final Path folder;
  private final List<String> sources;
  private final Path schema;

  private CompileTimes(Path folder) throws IOException {
    this.folder = folder;
    this.sources = Sources.repositories(folder).stream().map(Path::toString).toList();
    this.schema = Sources.schema(Files.createDirectory(folder.resolve("schema")), "first");
  }

  /** Measures, and prints a table. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("compile-times");
    try {
      new CompileTimes(folder).run();
    } finally {
      delete(folder);
    }
  }

  private void run() throws IOException, InterruptedException {
    compile(Kind.WARM_WITH_SNAPSHOT); // fills the cache and writes the snapshot
    Map<Kind, List<Long>> times = new LinkedHashMap<>();
    for (int turn = 0; turn < TURNS; turn++) {
      for (Kind kind : Kind.values()) {
        times.computeIfAbsent(kind, _ -> new ArrayList<>()).add(compile(kind));
      }
    }
    System.out.println("| 200 statements in 20 interfaces | seconds | least | most |");
    System.out.println("|---|--:|--:|--:|");
    times.forEach(
        (kind, all) -> {
          long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
          System.out.printf(
              "| %s | %.2f | %.2f | %.2f |%n",
              kind.description,
              sorted[sorted.length / 2] / 1e9,
              sorted[0] / 1e9,
              sorted[sorted.length - 1] / 1e9);
        });
  }

  /** Compiles once; gives the nanoseconds. */
  private long compile(Kind kind) throws IOException, InterruptedException {
    Path output = Files.createTempDirectory(folder, "classes");
    Path cache = folder.resolve("cache");
    Path snapshot = folder.resolve("loompq.json");
    String schemaOption = "-Aloompq.schema=" + schema;
    List<String> options =
        switch (kind) {
          case WITHOUT_PROCESSOR -> List.of("-proc:none");
          case UNCHECKED -> List.of();
          case SNAPSHOT -> List.of("-Aloompq.snapshot=" + snapshot);
          case SNAPSHOT_AND_SCHEMA -> List.of("-Aloompq.snapshot=" + snapshot, schemaOption);
          case WARM -> List.of(schemaOption);
          case WARM_WITH_SNAPSHOT -> {
            Path copy = folder.resolve("written.json");
            Files.deleteIfExists(copy);
            yield List.of("-Aloompq.snapshot=" + copy, schemaOption);
          }
          case NEW_SCHEMA -> {
            Path changed = Files.createTempDirectory(folder, "schema");
            yield List.of("-Aloompq.schema=" + Sources.schema(changed, output.toString()));
          }
          case COLD -> {
            cache = Files.createTempDirectory(folder, "cache");
            yield List.of(schemaOption);
          }
        };
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    String classPath = System.getProperty("java.class.path");
    command.addAll(
        List.of("-J--enable-native-access=ALL-UNNAMED", "-cp", classPath, "-d", output.toString()));
    command.addAll(List.of("-processorpath", classPath, "-Aloompq.cache=" + cache));
    command.addAll(
        List.of(
            "-processor",
            "org.loompq.processor.RepositoryProcessor,"
                + "org.loompq.processor.RepositoryIndexProcessor"));
    if (kind == Kind.WITHOUT_PROCESSOR) {
      command.subList(command.indexOf("-processorpath"), command.size()).clear();
    }
    command.addAll(options);
    command.addAll(sources);
    long start = System.nanoTime();
    Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (javac.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    long time = System.nanoTime() - start;
    if (kind == Kind.WARM_WITH_SNAPSHOT && !Files.exists(snapshot)) {
      Files.copy(folder.resolve("written.json"), snapshot);
    }
    return time;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package org.loompq.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.loompq.processor.Compilation.Classes;
import org.loompq.processor.check.Diagnostic;

/**
 * Compiles each folder of {@code src/test/resources/golden} and compares what the processors write
 * with the files in its folder {@code expected}: the generated sources and the services file, or,
 * where the folder's name begins with {@code refuses}, what the compiler says. Codecs are named in
 * the folder as an application names them: in {@code META-INF/services}, which is among the classes
 * when these are compiled, and by the options of {@code options.txt}. Run with {@code
 * -Dgolden.update=true} to write those files anew, and read the difference before committing it.
 */
class GoldenTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  /** Shows those that are of no place in a source. */
  private static final Path ANSWER_SOURCES =
      Path.of("src", "test", "java", "org", "loompq", "processor", "AnswerSourcesTest.java");

  private static final Path DIAGNOSTICS = Path.of("..", "docs", "diagnostics.md");
  private static final String CODECS = "META-INF/services/org.loompq.TypeCodec";
  private static final String SERVICES = "META-INF/services/org.loompq.spi.RepositoryProvider";

  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> theProcessor() throws IOException {
    return folders().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString().replace('-', ' '),
                    () -> {
                      if (folder.getFileName().toString().startsWith("refuses")) {
                        checkErrors(folder);
                      } else {
                        checkSources(folder);
                      }
                    }));
  }

  private void checkErrors(Path folder) throws IOException {
    String errors = compile(folder).errors();
    Golden.compare(folder.resolve("expected/errors.txt"), errors);
    assertThat(errors.lines().filter(line -> line.matches("\\d.*")))
        .allMatch(line -> line.matches("\\d+:\\d+ LPQ\\d{3}: .*"));
  }

  private void checkSources(Path folder) throws IOException, FormatterException {
    Compilation compilation = compile(folder);
    assertThat(compilation.errors()).isEmpty();
    for (Path source : compilation.generatedSources()) {
      String text = Files.readString(source);
      Golden.compare(folder.resolve("expected/" + source.getFileName()), text);
      assertThat(new Formatter().formatSource(text)).isEqualTo(text);
      assertThat(text).doesNotContain("java.lang.reflect");
    }
    Path services = compilation.output().resolve(SERVICES);
    Golden.compare(folder.resolve("expected/services.txt"), Files.readString(services));
    Compilation strict =
        Compilation.strictly(compilation.generatedSources(), compilation.output(), classes(folder));
    assertThat(strict.diagnostics()).isEmpty();
  }

  private Compilation compile(Path folder) throws IOException {
    Path output = Files.createDirectory(temporary.resolve(folder.getFileName()));
    Path codecs = folder.resolve(CODECS);
    if (Files.exists(codecs)) {
      Files.createDirectories(output.resolve(CODECS).getParent());
      Files.copy(codecs, output.resolve(CODECS));
    }
    Path file = folder.resolve("options.txt");
    List<String> options = new ArrayList<>();
    options.addAll(Files.exists(file) ? Files.readAllLines(file) : List.of());
    options.add("-Aloompq.report=" + temporary.resolve("report")); // copes with everything
    return Compilation.withOptions(javaFiles(folder), output, classes(folder), options);
  }

  private static Classes classes(Path folder) {
    if (Files.exists(folder.resolve("module-info.java"))) {
      return Classes.ON_MODULE_PATH;
    }
    return folder.getFileName().toString().contains("without-the-runtime")
        ? Classes.WITHOUT_RUNTIME
        : Classes.ON_CLASS_PATH;
  }

  @Test
  void everyDiagnosticIsShownInAGoldenFileAndExplained() throws IOException {
    StringBuilder shown = new StringBuilder();
    for (Path folder : folders()) {
      Path errors = folder.resolve("expected/errors.txt");
      shown.append(Files.exists(errors) ? Files.readString(errors) : "");
    }
    try (Stream<Path> checked =
        Files.list(Path.of("src", "test", "resources", "checked", "wrong"))) {
      for (Path said : checked.filter(file -> file.toString().endsWith(".txt")).toList()) {
        shown.append(Files.readString(said));
      }
    }
    shown.append(Files.readString(ANSWER_SOURCES));
    String explained = Files.readString(DIAGNOSTICS);
    for (Diagnostic diagnostic : Diagnostic.values()) {
      assertThat(shown.toString()).contains(diagnostic.code() + ":");
      assertThat(explained).contains("## " + diagnostic.code());
    }
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.sorted().toList();
    }
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}

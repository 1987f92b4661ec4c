package org.loompq.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.loompq.processor.check.Diagnostic;

/**
 * Compiles each folder of {@code src/test/resources/golden} and compares what the processors write
 * with the files in its folder {@code expected}: the generated sources and the services file, or
 * what the compiler says. Run with {@code -Dgolden.update=true} to write those files anew, and read
 * the difference before committing it.
 */
class GoldenTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
  private static final Path DIAGNOSTICS = Path.of("..", "docs", "diagnostics.md");
  private static final String SERVICES = "META-INF/services/org.loompq.spi.RepositoryProvider";

  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> writesWhatIsExpected() throws IOException {
    return folders().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  private void check(Path folder) throws IOException {
    Path output = Files.createDirectory(temporary.resolve(folder.getFileName()));
    Compilation compilation = Compilation.withProcessors(javaFiles(folder), output);
    if (folder.getFileName().toString().startsWith("errors")) {
      compare(folder.resolve("expected/errors.txt"), compilation.errors());
      return;
    }
    assertThat(compilation.errors()).isEmpty();
    for (Path source : compilation.generatedSources()) {
      compare(folder.resolve("expected/" + source.getFileName()), Files.readString(source));
    }
    compare(folder.resolve("expected/services.txt"), Files.readString(output.resolve(SERVICES)));
    Compilation strict = Compilation.strictly(compilation.generatedSources(), output);
    assertThat(strict.diagnostics()).isEmpty();
    assertThat(Files.readString(compilation.generatedSources().getFirst()))
        .doesNotContain("java.lang.reflect");
  }

  @Test
  void compilesAgainOverItsOwnOutput() throws IOException {
    Path output = Files.createDirectory(temporary.resolve("again"));
    List<Path> sources = javaFiles(GOLDEN.resolve("readme"));
    for (int i = 0; i < 2; i++) {
      assertThat(Compilation.withProcessors(sources, output).errors()).isEmpty();
      assertThat(output.resolve("bank/AccountsImpl.class")).exists();
    }
  }

  @Test
  void everyDiagnosticIsShownInAGoldenFileAndExplained() throws IOException {
    StringBuilder shown = new StringBuilder();
    for (Path folder : folders()) {
      Path errors = folder.resolve("expected/errors.txt");
      shown.append(Files.exists(errors) ? Files.readString(errors) : "");
    }
    String explained = Files.readString(DIAGNOSTICS);
    for (Diagnostic diagnostic : Diagnostic.values()) {
      assertThat(shown.toString()).contains(diagnostic.code() + ":");
      assertThat(explained).contains("## " + diagnostic.code());
    }
  }

  private static void compare(Path expected, String actual) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, actual);
    }
    assertThat(expected).exists();
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.sorted().toList();
    }
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}

package org.loompq.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.loompq.processor.Compilation.Classes;

/**
 * Compiles each program of {@code src/test/resources/checked} against a server with the schema that
 * is there: those in {@code wrong} give exactly the diagnostics in the text file beside them, those
 * in {@code right} none. Run with {@code -Dgolden.update=true} to write those files anew, and read
 * the difference before committing it.
 */
class CheckedProgramsTest {

  private static final Path CHECKED = Path.of("src", "test", "resources", "checked");

  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> wrongPrograms() throws IOException {
    assertThat(sources(CHECKED.resolve("wrong"))).hasSizeGreaterThanOrEqualTo(60);
    return programs(
        "wrong",
        (file, said) -> {
          Golden.compare(beside(file), said);
          assertThat(said).containsPattern("LPQ1\\d\\d: ");
        });
  }

  @TestFactory
  Stream<DynamicTest> rightPrograms() throws IOException {
    return programs("right", (_, said) -> assertThat(said).isEmpty());
  }

  /** What is known of a statement becomes a part of the code. */
  @TestFactory
  Stream<DynamicTest> generatedCode() throws IOException {
    return sources(CHECKED.resolve("generated")).stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString().replace(".java", ""),
                    () -> {
                      Compilation compilation = compile(file);
                      assertThat(compilation.messages()).isEmpty();
                      for (Path source : compilation.generatedSources()) {
                        Path expected = beside(file).resolveSibling("expected");
                        String text = Files.readString(source);
                        Golden.compare(expected.resolve(source.getFileName()), text);
                        assertThat(new Formatter().formatSource(text)).isEqualTo(text);
                      }
                    }));
  }

  private interface Expectation {
    void check(Path file, String said) throws IOException;
  }

  private Stream<DynamicTest> programs(String folder, Expectation expectation) throws IOException {
    return sources(CHECKED.resolve(folder)).stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString().replace(".java", ""),
                    () -> expectation.check(file, compile(file).messages())));
  }

  private Compilation compile(Path file) throws IOException {
    Path output = Files.createTempDirectory(temporary, "classes");
    return Compilation.withOptions(
        List.of(file), output, Classes.ON_CLASS_PATH, List.of(CheckedServer.option()));
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(".java", ".txt"));
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}

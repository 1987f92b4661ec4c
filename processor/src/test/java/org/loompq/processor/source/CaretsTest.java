package org.loompq.processor.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.processor.source.CompilerRun.Looking;

/** What is printed at a place is to javac what a {@code Messager} prints. */
class CaretsTest {

  private static final String SOURCE =
      """
      package p;
      @interface Text { String value(); }
      interface Annotated {
      \t@Text(\"""
      \t\tone
      \t\t\t\\ttwo\tthree
      \t\t\""")
      \tvoid method();
      }
      """;

  @TempDir private Path folder;

  private static Looking print(Kind kind, String word, String message) {
    return (environment, element, annotation, value) -> {
      Carets carets = Carets.in(environment).orElseThrow();
      int index = String.valueOf(value.getValue()).indexOf(word);
      Place place = carets.find(element, annotation, value, index).orElseThrow();
      carets.print(kind, message, place);
    };
  }

  private static Looking tellMessager(Kind kind, String message) {
    return (environment, element, annotation, value) ->
        environment.getMessager().printMessage(kind, message, element, annotation, value);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void countsAsWhatAMessagerPrints(Kind kind) throws IOException {
    assertLikeMessager(kind);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void countsAsWhatAMessagerPrintsWhereWarningsAreErrors(Kind kind) throws IOException {
    assertLikeMessager(kind, "-Werror");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void isPrintedWhereAMessagerPrintsThoughWarningsAreNotWanted(Kind kind) throws IOException {
    assertLikeMessager(kind, "-nowarn");
  }

  private void assertLikeMessager(Kind kind, String... options) throws IOException {
    Path ours = Files.createDirectory(folder.resolve("ours"));
    Path messagers = Files.createDirectory(folder.resolve("messagers"));
    Map<String, String> sources = Map.of("Annotated", SOURCE);

    CompilerRun printed =
        CompilerRun.listening(sources, ours, print(kind, "three", "what"), options);
    CompilerRun told =
        CompilerRun.listening(sources, messagers, tellMessager(kind, "what"), options);

    assertThat(printed.succeeded()).isEqualTo(told.succeeded());
    assertThat(printed.errorRaised()).isEqualTo(told.errorRaised());
    assertThat(printed.diagnostics().stream().map(CaretsTest::withoutPlace))
        .isEqualTo(told.diagnostics().stream().map(CaretsTest::withoutPlace).toList());
    assertThat(ours.resolve("p").toFile().exists())
        .isEqualTo(messagers.resolve("p").toFile().exists())
        .isEqualTo(printed.succeeded());
    if (kind == Kind.ERROR) {
      assertThat(printed.succeeded()).isFalse();
      assertThat(printed.errorRaised()).isTrue();
    }
  }

  private static String withoutPlace(Diagnostic<?> diagnostic) {
    return diagnostic.getKind()
        + " "
        + (diagnostic.getPosition() == Diagnostic.NOPOS ? "" : diagnostic.getSource())
        + " "
        + diagnostic.getCode()
        + " "
        + diagnostic.getMessage(Locale.ROOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void tellsThePlaceWhateverEndsLines(String lineEnd) {
    String source = SOURCE.replace("\n", lineEnd);

    CompilerRun run =
        CompilerRun.listening(
            Map.of("Annotated", source), folder, print(Kind.ERROR, "three", "what"));

    assertThat(run.diagnostics())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.getPosition()).isEqualTo(source.indexOf("three"));
              assertThat(error.getStartPosition()).isEqualTo(source.indexOf("three"));
              assertThat(error.getLineNumber()).isEqualTo(6);
              assertThat(error.getColumnNumber()).isEqualTo(33); // javac's tabs are 8 wide
            });
  }

  @Test
  void showsTheCaretBelowTheCharacter() {
    CompilerRun run =
        CompilerRun.printing(
            Map.of("Annotated", SOURCE), folder, print(Kind.ERROR, "three", "what"));

    assertThat(run.console())
        .isEqualTo(
            """
            /p/Annotated.java:6: error: what
            \t\t\t\\ttwo\tthree
            \t\t\t     \t^
            1 error
            """);
  }

  @Test
  void showsFurtherLinesBelowTheCaret() {
    CompilerRun run =
        CompilerRun.printing(
            Map.of("Annotated", SOURCE),
            folder,
            print(Kind.WARNING, "one", "what\nDETAIL: why\nHINT: how"));

    assertThat(run.console())
        .isEqualTo(
            """
            /p/Annotated.java:5: warning: what
            \t\tone
            \t\t^
              DETAIL: why
              HINT: how
            1 warning
            """);
  }
}

package org.loompq.runtime.libpq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayoutTrialTest {

  private static final SymbolLookup LIBRARY = LibraryLocation.require().symbols();

  @Test
  void findsThatTheExpectedLayoutHolds() {
    assertThat(LayoutTrial.objection(ResultLayout.EXPECTED, LIBRARY)).isNull();
    assertThat(LayoutTrial.PASSED).isEqualTo(!Boolean.getBoolean(LayoutTrial.PROPERTY));
  }

  /** Each of these is another in one place, where something else is in a result. */
  @Test
  void noticesEveryOtherLayoutBeforeItFollowsAPointerToNowhere() {
    assertThat(
            List.of(
                new ResultLayout(24, 4, 16, 24, 16, 0, 8), // rows: the room for rows
                new ResultLayout(28, 4, 16, 24, 16, 0, 8), // a count of parameters
                new ResultLayout(0, 0, 16, 24, 16, 0, 8), // columns: the count of rows
                new ResultLayout(0, 24, 16, 24, 16, 0, 8),
                new ResultLayout(0, 4, 8, 24, 16, 0, 8), // tuples: the columns' descriptions
                new ResultLayout(0, 4, 24, 24, 16, 0, 8), // the room for rows, taken for a pointer
                new ResultLayout(0, 4, 32, 24, 16, 0, 8), // parameters, of which there are none
                new ResultLayout(0, 4, 16, 28, 16, 0, 8), // room: a count of parameters
                new ResultLayout(0, 4, 16, 0, 16, 8, 0), // the count of rows, then a cell reversed
                new ResultLayout(0, 4, 16, 24, 8, 0, 8), // cells of another size
                new ResultLayout(0, 4, 16, 24, 24, 0, 8),
                new ResultLayout(0, 4, 16, 24, 16, 8, 0), // a cell reversed
                new ResultLayout(0, 4, 16, 24, 16, 4, 8), // a gap, taken for the length
                new ResultLayout(0, 4, 16, 24, 16, 0, 0))) // the length, taken for the address
        .allSatisfy(wrong -> assertThat(LayoutTrial.objection(wrong, LIBRARY)).isNotNull());
  }

  @Test
  void readsNothingBehindAResult() {
    ResultLayout larger = new ResultLayout(0, 4, 1 << 20, 24, 16, 0, 8);
    assertThat(LayoutTrial.objection(larger, LIBRARY)).isEqualTo("its results are smaller");
  }

  @Test
  void saysThatTheLibraryCannotMakeResults() {
    SymbolLookup without =
        name -> name.equals("PQsetvalue") ? Optional.empty() : LIBRARY.find(name);
    assertThat(LayoutTrial.objection(ResultLayout.EXPECTED, without))
        .isEqualTo("it has no function PQsetvalue");
  }

  @Test
  void leavesCellsToTheFunctionsWhereTheSystemPropertyAsksForThem() throws Exception {
    assertThat(run("-Dloompq.accessors=true"))
        .containsOnlyOnce("Cells are read by the functions of libpq")
        .contains("-Dloompq.accessors=true", "passed: false");
    assertThat(run("-Dloompq.accessors=false"))
        .contains("passed: true")
        .doesNotContain("Cells are read");
  }

  private static String run(String option) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process alone =
        new ProcessBuilder(
                java,
                "--enable-native-access=ALL-UNNAMED",
                option,
                "-D" + LibraryLocation.PROPERTY + "=" + LibraryLocation.require().where(),
                "-cp",
                System.getProperty("java.class.path"),
                Alone.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(alone.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(alone.waitFor()).as(printed).isZero();
    return printed;
  }

  /** A program that makes results. */
  static final class Alone {

    private Alone() {}

    /** Prints how the trial ended. */
    public static void main(String[] arguments) {
      ResultHandle.prepare();
      new ResultHandle(Libpq.makeEmptyResult(0, Libpq.TUPLES_OK)).close();
      System.out.println("passed: " + LayoutTrial.PASSED);
    }
  }
}

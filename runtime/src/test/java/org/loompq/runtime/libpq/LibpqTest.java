package org.loompq.runtime.libpq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.loompq.error.ConnectionException;

@SuppressWarnings("restricted") // looks libraries up as the client does
class LibpqTest {

  @Test
  void bindsEverySymbolOfTheEmbeddedLibrary() {
    SymbolLookup embedded =
        SymbolLookup.libraryLookup(EmbeddedLibrary.extract().orElseThrow(), Arena.global());

    assertThat(Libpq.requiredSymbols()).hasSizeGreaterThan(40);
    assertThat(missing(embedded)).isEmpty();
    for (String optional : Libpq.optionalSymbols()) {
      assertThat(embedded.find(optional)).as(optional).isPresent();
    }
  }

  @Test
  void bindsEverySymbolOfTheSystemsLibrary() {
    SymbolLookup system;
    try {
      system = SymbolLookup.libraryLookup("libpq.so.5", Arena.global());
    } catch (IllegalArgumentException absent) {
      Assumptions.abort("libpq is not installed on this system: " + absent.getMessage());
      return;
    }
    assertThat(missing(system)).isEmpty();
  }

  private static List<String> missing(SymbolLookup library) {
    List<String> missing = new ArrayList<>(Libpq.requiredSymbols());
    missing.removeIf(symbol -> library.find(symbol).isPresent());
    return missing;
  }

  @Test
  void saysWhatWasTriedAndHowToInstallIt() {
    for (Platform platform : Platform.values()) {
      var search = LibraryLocation.search("/no/such/libpq.so", platform, Optional::empty);
      assertThatThrownBy(search::require)
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("/no/such/libpq.so")
          .hasMessageContaining(platform.howToInstall())
          .hasMessageContaining("-Dloompq.libpq=PATH");
    }
    var system = LibraryLocation.search(null, Platform.WINDOWS, Optional::empty);
    assertThatThrownBy(system::require)
        .hasMessageContaining("libpq: ")
        .hasMessageContaining("embedded PostgreSQL for tests: not on the class path");
  }

  @Test
  void refusesALibraryThatIsNotLibpq() {
    Path libc = Path.of("/lib/x86_64-linux-gnu/libm.so.6");
    Assumptions.assumeTrue(libc.toFile().exists(), "another architecture has it elsewhere");
    var search = LibraryLocation.search(libc.toString(), Platform.LINUX, Optional::empty);
    assertThatThrownBy(search::require).hasMessageContaining("no function PQlibVersion");
  }

  @Test
  void takesTheEmbeddedLibraryWhereTheSystemsIsOlder() {
    LibraryLocation found =
        LibraryLocation.search(null, Platform.current(), EmbeddedLibrary::extract).require();
    assertThat(found.version()).isGreaterThanOrEqualTo(170000);
    assertThat(found.toString()).startsWith("libpq 1").contains(found.where());
  }

  /** As in production: nothing is on the class path but loompq itself. */
  @Test
  void searchesWithoutTheLibrariesThatTheEmbeddedPostgresqlBrings() throws Exception {
    assertThat(runAlone("--enable-native-access=ALL-UNNAMED"))
        .containsAnyOf("libpq 1", "not on the class path");
  }

  @Test
  void saysWithWhichOptionNativeAccessIsAllowed() throws Exception {
    assertThat(runAlone("--illegal-native-access=deny"))
        .contains("start java with --enable-native-access=ALL-UNNAMED");
  }

  private static String runAlone(String option) throws IOException, InterruptedException {
    String own =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.contains("loompq") || !entry.endsWith(".jar"))
            .collect(Collectors.joining(File.pathSeparator));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process alone =
        new ProcessBuilder(java, option, "-cp", own, Alone.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(alone.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(alone.waitFor()).as(printed).isZero();
    return printed;
  }

  /** A program that looks for the library. */
  static final class Alone {

    private Alone() {}

    /** Prints where it is, or what was tried. */
    public static void main(String[] arguments) {
      try {
        System.out.println(LibraryLocation.require());
      } catch (ConnectionException absent) {
        System.out.println(absent.getMessage());
      }
    }
  }

  @Test
  void aResultCannotBeReadAfterItWasClosed() {
    ResultHandle result = new ResultHandle(emptyResult());
    assertThat(result.rows()).isZero();
    assertThat(result.status()).isEqualTo(Libpq.TUPLES_OK);
    assertThatThrownBy(() -> result.length(0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> result.columnName(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    result.close();
    result.close();
    assertThatThrownBy(result::status)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the result is closed");
  }

  @Test
  void aResultIsCountedUntilItIsClosed() {
    long before = ResultHandle.open();
    ResultHandle result = new ResultHandle(emptyResult());
    assertThat(result.columns()).isZero();
    assertThat(ResultHandle.open()).isEqualTo(before + 1);
    result.close();
    result.close();
    assertThat(ResultHandle.open()).isEqualTo(before);
  }

  private static long emptyResult() {
    return Libpq.makeEmptyResult(0, Libpq.TUPLES_OK);
  }
}

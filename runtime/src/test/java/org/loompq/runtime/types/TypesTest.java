package org.loompq.runtime.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.loompq.error.PgException;

/**
 * Every Java type goes the ways that {@code docs/types.md} tells, and no other. Run it with {@code
 * -Dtypes.update=true} to write that page anew, and with {@code -Dloompq.test.seed=...} to repeat
 * random values.
 */
class TypesTest {

  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());
  private static final Path DOCUMENT = Path.of("../docs/types.md");

  private static TypeServer server;
  private static Registry registry;

  /** The tests that have failed. */
  private final Set<String> failed = new HashSet<>();

  @BeforeAll
  static void open() {
    server = TypeServer.open();
    registry = new Registry(server.version());
    System.out.println("TypesTest with seed " + SEED);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> everyTypeGoesTheWaysThatAreDocumented() {
    Stream<DynamicTest> proofs =
        registry
            .mappings()
            .flatMap(mapping -> Arrays.stream(Way.values()).flatMap(way -> test(mapping, way)));
    return Stream.concat(
        proofs, Stream.of(dynamicTest("and the document tells them", this::checkDocument)));
  }

  private Stream<DynamicTest> test(Mapping<?> mapping, Way way) {
    if (mapping.ways().contains(way)) {
      String sentence = mapping + " " + way + ", seed " + SEED;
      return Stream.of(dynamicTest(sentence, () -> remembering(sentence, mapping, way)));
    }
    return mapping.type().isColumn()
        ? Stream.of(dynamicTest("not " + mapping + " " + way, () -> checkRefused(mapping, way)))
        : Stream.empty();
  }

  private void remembering(String sentence, Mapping<?> mapping, Way way) {
    assumeTrue(server.has(mapping.type()), "the server has no " + mapping.type());
    failed.add(sentence);
    prove(mapping, way);
    failed.remove(sentence);
  }

  private static <T> void prove(Mapping<T> mapping, Way way) {
    way.proof().prove(mapping, mapping.values().make(new Random(SEED)), server);
  }

  private static void checkRefused(Mapping<?> mapping, Way way) {
    assumeTrue(server.has(mapping.type()), "the server has no " + mapping.type());
    assertThatThrownBy(() -> prove(mapping, way))
        .as("%s %s", mapping, way)
        .isInstanceOf(PgException.class);
  }

  private void checkDocument() throws IOException {
    assertThat(failed).isEmpty();
    String document = TypesDocument.of(registry.families(), Registry.NOT_CARRIED);
    if (Boolean.getBoolean("types.update")) {
      Files.writeString(DOCUMENT, document);
    }
    assertThat(DOCUMENT).as("-Dtypes.update=true writes it anew").hasContent(document);
  }
}

package org.loompq.runtime.types;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.loompq.error.ServerException;
import org.loompq.runtime.codec.Codecs;

/** The server reads a text as a value of whatever type it infers. */
class StringParametersTest {

  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());

  private static TypeServer server;

  @BeforeAll
  static void open() {
    server = TypeServer.open();
    System.out.println("StringParametersTest with seed " + SEED);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> aStringIsAParameterOfEveryType() {
    return columns()
        .map(
            mapping ->
                DynamicTest.dynamicTest(
                    mapping.type() + " as String, seed " + SEED,
                    () -> prove(mapping, Way.PARAMETER)));
  }

  @TestFactory
  Stream<DynamicTest> aListOfStringsIsAParameterOfEveryArray() {
    return columns()
        .filter(mapping -> mapping.ways().contains(Way.ARRAY_FROM))
        .filter(mapping -> !mapping.type().isArray())
        .map(
            mapping ->
                DynamicTest.dynamicTest(
                    mapping.type() + "[] as List<String>, seed " + SEED,
                    () -> proveArray(mapping)));
  }

  /** Its literal has semicolons, and the server alone knows that. */
  private static void proveArray(Mapping<?> mapping) {
    if (mapping.type().sql().equals("box")) {
      assertThatThrownBy(() -> prove(mapping, Way.ARRAY_TO))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("malformed array literal");
    } else {
      prove(mapping, Way.ARRAY_TO);
    }
  }

  private static <T> void prove(Mapping<T> mapping, Way way) {
    assumeTrue(server.has(mapping.type()), "the server has no " + mapping.type());
    List<String> texts =
        mapping.values().make(new Random(SEED)).stream()
            .map(value -> String.valueOf(mapping.text(value)))
            .toList();
    Mapping<String> strings =
        Mapping.of(mapping.type(), Codecs.STRING, mapping.values().map(String::valueOf), t -> t)
            .comparing(mapping::meaning);
    way.proof().prove(strings, texts, server);
  }

  /** Of each type the first. */
  private static Stream<Mapping<?>> columns() {
    Registry registry = new Registry(server.version());
    return registry
        .types()
        .filter(SqlType::isColumn)
        .map(
            type ->
                registry
                    .mappings()
                    .filter(mapping -> mapping.type().equals(type))
                    .findFirst()
                    .orElseThrow());
  }
}

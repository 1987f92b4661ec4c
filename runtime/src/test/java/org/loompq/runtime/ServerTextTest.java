package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loompq.Database;
import org.loompq.runtime.codec.RandomValues;

/**
 * The server writes addresses, geometric values and text search as the Java types do, and gives
 * them back as they were.
 */
class ServerTextTest {

  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());
  private static final int VALUES = 200;

  private static Database db;

  @BeforeAll
  static void open() {
    db = TestServer.open(2);
    System.out.println("seed " + SEED);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  static Stream<String> types() {
    return RandomValues.BY_TYPE.keySet().stream();
  }

  /** A cast to text would do for most types, but adds a prefix to each {@code inet}. */
  @ParameterizedTest
  @MethodSource("types")
  void writesValuesAsJavaDoesAndGivesThemBack(String type) {
    Random random = new Random(SEED);
    for (int i = 0; i < VALUES; i++) {
      Object value = Objects.requireNonNull(RandomValues.BY_TYPE.get(type)).apply(random);
      String text = "SELECT format('%s', $1::" + type + ")";
      assertThat(db.execute(text, value).scalar(String.class))
          .as("%s, seed %d", type, SEED)
          .isEqualTo(value.toString());
      assertThat(db.execute("SELECT $1::" + type, value).scalar(value.getClass()))
          .as("%s, seed %d", type, SEED)
          .isEqualTo(value);
    }
  }
}

package org.loompq.runtime.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.loompq.error.MappingException;
import org.loompq.runtime.CopyInto;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;

/** What the table does not have is refused before anything is changed, and the column is named. */
class StrictTypesTest {

  private static TypeServer server;
  private static Registry registry;

  @BeforeAll
  static void open() {
    server = TypeServer.open();
    registry = new Registry(server.version());
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> noColumnIsReadAsAJavaTypeThatTheTableDoesNotHave() {
    return others(Way.RESULT, StrictTypesTest::checkNotRead);
  }

  @TestFactory
  Stream<DynamicTest> nothingIsCopiedAsAJavaTypeThatTheTableDoesNotHave() {
    return others(Way.COPY_TO, StrictTypesTest::checkNotCopied);
  }

  /**
   * A type, with a codec that does not go a way of it.
   *
   * @param mapping the first of the type
   * @param other the codec
   */
  private record Unfit(Mapping<?> mapping, Codec<?> other) {}

  private static Stream<DynamicTest> others(Way way, Consumer<Unfit> check) {
    return registry
        .types()
        .filter(type -> type.isColumn() && !type.name().startsWith("a domain")) // as its base type
        .map(
            type ->
                DynamicTest.dynamicTest(
                    "of " + type,
                    () -> {
                      assumeTrue(server.has(type), "the server has no " + type);
                      List<Unfit> unfit = unfit(type, way);
                      assertThat(unfit).isNotEmpty();
                      unfit.forEach(check);
                    }));
  }

  private static List<Unfit> unfit(SqlType type, Way way) {
    List<Mapping<?>> mappings =
        registry.mappings().filter(mapping -> mapping.type().equals(type)).toList();
    List<Codec<?>> fit = new ArrayList<>();
    for (Mapping<?> mapping : mappings) {
      if (mapping.ways().contains(way)) {
        fit.add(mapping.codec());
        fit.addAll(alike(mapping.codec()));
      }
    }
    return codecs()
        .filter(codec -> !fit.contains(codec))
        .map(codec -> new Unfit(mappings.getFirst(), codec))
        .toList();
  }

  /** What goes with all types of text goes with each; the proofs wrap what is only sent. */
  private static List<Codec<?>> alike(Codec<?> codec) {
    if (codec.equals(Codecs.STRING)) {
      return List.of(Codecs.CHARACTER);
    }
    return codec.equals(Codecs.BYTES)
        ? List.of(Codecs.INPUT_STREAM, Codecs.MEMORY_SEGMENT)
        : List.of();
  }

  private static Stream<Codec<?>> codecs() {
    List<Codec<?>> codecs = new ArrayList<>();
    for (Field field : Codecs.class.getFields()) {
      try {
        if (field.get(null) instanceof Codec<?> codec) {
          codecs.add(codec);
        }
      } catch (IllegalAccessException impossible) {
        throw new AssertionError(impossible);
      }
    }
    assertThat(codecs).hasSizeGreaterThan(50);
    return codecs.stream();
  }

  private static void checkNotRead(Unfit unfit) {
    if (unfit.other().equals(Codecs.INPUT_STREAM) || unfit.other().equals(Codecs.MEMORY_SEGMENT)) {
      return; // there is no way to declare such a component
    }
    SqlType type = unfit.mapping().type();
    String table = server.table(type);
    Statement insert =
        Statement.of(
            "Strict.insert",
            RowShape.of("Strict").column("field", "component", unfit.other()),
            "INSERT INTO "
                + table
                + " (field) VALUES ("
                + type.literalOf("$1::text")
                + ") RETURNING field",
            Parameter.of("text", Codecs.STRING));
    assertThatThrownBy(
            () -> {
              try (Rows rows = insert.with(server.runner()).bind(text(unfit.mapping())).query()) {
                rows.single().get(0, unfit.other());
              }
            })
        .as("%s as %s", type, unfit.other().javaName())
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("\"field\"")
        .hasMessageContaining("Strict.component");
    assertThat(server.db().execute("SELECT count(*) FROM " + table).scalar(Long.class)).isZero();
  }

  private static <T> String text(Mapping<T> mapping) {
    return String.valueOf(mapping.text(mapping.values().make(new Random(1)).getFirst()));
  }

  private static void checkNotCopied(Unfit unfit) {
    SqlType type = unfit.mapping().type();
    CopyInto into =
        CopyInto.of(
            "Strict.load", server.table(type), "field", Parameter.of("component", unfit.other()));
    assertThatThrownBy(() -> into.copy(server.runner(), Collections.emptyIterator(), (_, _) -> {}))
        .as("%s as %s", type, unfit.other().javaName())
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("\"field\"")
        .hasMessageContaining("component");
  }
}

package org.loompq.runtime.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.runtime.codec.JsonType;
import org.loompq.spi.JsonCodec;
import org.loompq.spi.JsonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

class JacksonJsonCodecTest {

  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());

  private final JsonCodec json = new JacksonJsonCodec();

  enum Mood {
    HAPPY,
    SAD;

    @Override
    public String toString() {
      return "a mood";
    }
  }

  record Item(String article, int pieces, BigDecimal price) {}

  record Order(
      UUID id,
      Map<String, List<Item>> items,
      Optional<String> note,
      OptionalInt discount,
      Mood mood) {}

  record Times(
      Instant instant,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      LocalDateTime local,
      LocalDate date,
      LocalTime time,
      Duration duration,
      Period period,
      ZoneId zone) {}

  record Numbers(BigDecimal decimal, BigInteger integer, long whole, double floating, Object any) {}

  record Point(int x, @Nullable String name) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Lenient(int x) {}

  record Strict(int x) {
    Strict {
      if (x < 0) {
        throw new IllegalArgumentException("secret " + x);
      }
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Square.class, name = "square")
  })
  sealed interface Shape permits Circle, Square {}

  record Circle(double radius) implements Shape {}

  record Square(double side) implements Shape {}

  record Holder(Map<String, Point> named, List<Point> listed, Open open) {}

  static final class Open {
    @JsonAnySetter public Map<String, Integer> counts = new HashMap<>();
  }

  record Dated(LocalDate day, URI site, Mood mood) {}

  record Address(String city) {}

  static final class Talkative {
    public String getText() {
      return Integer.toString(Integer.parseInt("x4111"));
    }
  }

  @Test
  void carriesRecordsInMapsInRecords() {
    Order order =
        new Order(
            new UUID(1, 2),
            Map.of("a\tb", List.of(new Item("\u00fc\ud83d\ude00", 1, new BigDecimal("1.50")))),
            Optional.of(""),
            OptionalInt.empty(),
            Mood.SAD);
    assertThat(carried(order, Order.class)).isEqualTo(order);
    assertThat(text(order, Order.class)).contains("\"mood\":\"SAD\"");
  }

  @Test
  void carriesTimesWithTheirOffsetAndZone() {
    Times times =
        new Times(
            Instant.parse("2026-01-02T03:04:05.123456789Z"),
            OffsetDateTime.parse("2026-01-02T03:04:05.1+05:30"),
            ZonedDateTime.parse("2026-07-02T03:04:05+02:00[Europe/Berlin]"),
            LocalDateTime.MIN,
            LocalDate.MAX,
            LocalTime.MAX,
            Duration.ofSeconds(-5, 7),
            Period.of(1, 2, 3),
            ZoneId.of("Europe/Berlin"));
    assertThat(carried(times, Times.class)).isEqualTo(times);
  }

  @Test
  void carriesNumbersExactly() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      BigInteger digits = new BigInteger(random.nextInt(1, 600), random);
      Numbers numbers =
          new Numbers(
              new BigDecimal(digits.negate(), random.nextInt(-50, 300)),
              digits,
              random.nextLong(),
              Double.longBitsToDouble(random.nextLong()),
              new BigDecimal(digits, random.nextInt(1, 100)));
      assertThat(carried(numbers, Numbers.class)).as("seed %d", SEED).isEqualTo(numbers);
    }
  }

  @Test
  void readsNumbersExactlyWhereNoTypeIsDeclared() {
    Type map = new JsonType<Map<String, Object>>() {}.type();
    assertThat(read("{\"a\":0.10000000000000000000000001,\"b\":9007199254740993}", map))
        .isEqualTo(
            Map.of("a", new BigDecimal("0.10000000000000000000000001"), "b", 9007199254740993L));
    JsonNode tree = (JsonNode) read("{\"a\":1.500000000000000000000000000}", JsonNode.class);
    assertThat(tree).hasToString("{\"a\":1.500000000000000000000000000}");
  }

  @Test
  void writesTheNameOfASubtypeIntoAListOfShapes() {
    Type shapes = new JsonType<List<Shape>>() {}.type();
    List<Shape> value = List.of(new Circle(1.5), new Square(2));
    assertThat(text(value, shapes)).contains("\"circle\"");
    assertThat(carried(value, shapes)).isEqualTo(value);
  }

  @Test
  void readsTheNullOfJsonAsTheTypeHasIt() {
    assertThat(read("null", Point.class)).isNull();
    assertThat(read("null", new JsonType<Optional<Point>>() {}.type())).isEqualTo(Optional.empty());
    assertThat(read("null", JsonNode.class)).isInstanceOf(NullNode.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"x\":1",
        "{\"x\":1}}",
        "{\"x\":1} 3",
        "{'x':1}",
        "{\"x\":01}",
        "{\"x\":NaN}",
        "{\"x\":1,}",
        "[]",
        "\"\"",
        "{}",
        "{\"x\":null}",
        "{\"x\":\"1\"}",
        "{\"x\":\"\"}",
        "{\"x\":1.0}",
        "{\"x\":1.9}",
        "{\"x\":true}",
        "{\"x\":2147483648}",
        "{\"x\":1,\"y\":2}",
        "{\"x\":1,\"name\":{}}",
        "{\"x\":1,\"name\":\"\n\"}",
      })
  void refusesWhatIsNoJsonOrNoPoint(String document) {
    assertThatThrownBy(() -> read(document, Point.class))
        .isInstanceOf(JsonException.class)
        .hasCauseInstanceOf(WithoutMessage.class);
  }

  @Test
  void refusesWhatIsNotUtf8() {
    for (byte[] document : new byte[][] {{'"', -1, '"'}, {'"', -19, -96, -128, '"'}}) {
      assertThatThrownBy(() -> json.read(document, String.class))
          .isInstanceOf(JsonException.class)
          .hasMessageContaining("not valid JSON");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"listed\":[{\"x\":1},{\"x\":\"4111\"}]}"
            + "|there is no value that fits int, at $.listed[1].x",
        "{\"named\":{\"4111\":{\"x\":1.5}}}" + "|there is no value that fits int, at $.named.*.x",
        "{\"named\":{\"4111\":{\"x\":41114111411}}}"
            + "|there is a number that does not fit int, at $.named.*.x",
        "{\"listed\":[{\"x\":1,\"y\":4111}]}"
            + "|there is a property that Point does not have, at $.listed[0]",
        "{\"4111\":1}|there is a property that Holder does not have, at $",
        "{\"open\":{\"4111\":\"a\"}}|there is no value that fits Integer, at $.open.*",
        "{\"listed\":[{\"x\":4111|it is not valid JSON, at $.listed[0]",
        "{\"listed\":[{\"name\":tru}]}|it is not valid JSON, at $.listed[0]",
        "{\"listed\":4111}|there is no value that fits ArrayList, at $.listed",
        "{\"listed\":[{}]}|there is no value that fits int, at $.listed[0].x",
      })
  void tellsThePlaceAndNotWhatStandsThere(String document, String message) {
    assertThatThrownBy(() -> read(document, Holder.class))
        .isInstanceOf(JsonException.class)
        .message()
        .matches(Pattern.quote(message) + "(, byte \\d+)?");
  }

  @Test
  void doesNotRepeatWhatTheConstructorOfARecordSays() {
    assertThatThrownBy(() -> read("{\"x\":-4111}", Strict.class))
        .isInstanceOf(JsonException.class)
        .hasMessage("the constructor of Strict threw an exception, at $, byte 10")
        .rootCause()
        .hasMessage("java.lang.IllegalArgumentException, whose message is left out")
        .satisfies(root -> assertThat(root.getStackTrace()[0].getClassName()).endsWith("$Strict"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"day\":\"4111\"}",
        "{\"day\":4111.5}",
        "{\"site\":\"::4111\"}",
        "{\"mood\":\"4111\"}",
        "{\"4111\":1}",
        "{\"day\":t4111}",
        "{\"day\":[4111",
        "\"4111\"",
        "4111",
      })
  void tellsNothingOfADocumentInItsCauses(String document) {
    for (Class<?> type : List.of(Dated.class, Point.class, Strict.class, Shape.class)) {
      assertTellsNothing(() -> read(document, type));
    }
    assertTellsNothing(() -> read("{\"x\":-4111}", Strict.class));
  }

  @Test
  void tellsNothingOfAValueInItsCauses() {
    assertTellsNothing(() -> text(new Talkative(), Talkative.class));
  }

  private static void assertTellsNothing(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(JsonException.class)
        .satisfies(thrown -> assertThat(logged(thrown)).doesNotContain("4111"));
  }

  /** What stands in a log of it, with all causes. */
  private static String logged(Throwable thrown) {
    StringWriter log = new StringWriter();
    thrown.printStackTrace(new PrintWriter(log));
    return log.toString();
  }

  @Test
  void keepsTheClassOfWhatJacksonThrew() {
    assertThatThrownBy(() -> read("{\"x\":\"a\"}", Point.class))
        .cause()
        .hasMessage(MismatchedInputException.class.getName() + ", whose message is left out");
  }

  @Test
  void refusesDocumentsThatAreTooDeep() {
    String deep = "[".repeat(100_000);
    assertThatThrownBy(() -> read(deep, Object.class))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("nesting depth");
  }

  @Test
  void refusesTypesThatJacksonCannotMake() {
    assertThatThrownBy(() -> read("{}", Runnable.class))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("Jackson cannot make a value of Runnable");
  }

  @Test
  void refusesValuesOfWhichNothingWouldBeWritten() {
    assertThatThrownBy(() -> text(new Object(), Object.class))
        .isInstanceOf(JsonException.class)
        .hasMessage("Jackson refuses a value, at $");
  }

  @Test
  void readsUnknownPropertiesWhereTheTypeAllowsIt() {
    assertThat(read("{\"x\":1,\"y\":2}", Lenient.class)).isEqualTo(new Lenient(1));
  }

  @Test
  void ofAKeyThatIsThereTwiceTheLastValueCounts() {
    assertThat(read("{\"x\":1,\"x\":2}", Point.class)).isEqualTo(new Point(2, null));
  }

  @Test
  void takesTheSettingsOfAnyMapper() {
    JsonCodec plain = new JacksonJsonCodec(JsonMapper.builder().build());
    assertThat(plain.read("{\"city\":\"Ulm\",\"zip\":1}".getBytes(UTF_8), Address.class))
        .isEqualTo(new Address("Ulm"));
  }

  @Test
  void isUsedByManyThreadsAtOnce() throws Exception {
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int task = 0; task < 64; task++) {
      Random random = new Random(SEED + task);
      tasks.add(() -> IntStream.range(0, 200).allMatch(_ -> isCarried(random)));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> task : threads.invokeAll(tasks)) {
        assertThat(task.get()).as("seed %d", SEED).isTrue();
      }
    }
  }

  private boolean isCarried(Random random) {
    List<Item> items =
        random
            .ints(random.nextInt(10))
            .mapToObj(
                number -> new Item("article " + number, number, BigDecimal.valueOf(number, 2)))
            .toList();
    Type type = new JsonType<List<Item>>() {}.type();
    return items.equals(carried(items, type));
  }

  private @Nullable Object read(String document, Type type) {
    return json.read(document.getBytes(UTF_8), type);
  }

  private String text(Object value, Type type) {
    return new String(json.write(value, type), UTF_8);
  }

  private @Nullable Object carried(Object value, Type type) {
    return json.read(json.write(value, type), type);
  }
}

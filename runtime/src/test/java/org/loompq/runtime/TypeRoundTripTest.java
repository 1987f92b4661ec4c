package org.loompq.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.loompq.Database;
import org.loompq.Row;

/**
 * Random values and extremes of every type go to the server and come back the same, alone and in
 * arrays; and what the server prints of them is what they are. Each test names its seed; run one
 * again with {@code -Dloompq.test.seed=...}.
 */
class TypeRoundTripTest {

  private static final int RANDOM_VALUES = 150;
  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());

  private static Database db;

  enum Mood {
    sad,
    ok,
    happy
  }

  /**
   * A type to test.
   *
   * @param name the PostgreSQL type
   * @param javaType what it is in Java
   * @param extremes values that are always tested
   * @param random makes other values
   * @param text what the server prints of a value, for the cast to text
   * @param compared what of that text is compared: for floating point the number, since the server
   *     and Java may choose different digits between two neighbours
   */
  private record Case<T>(
      String name,
      Class<T> javaType,
      List<T> extremes,
      Function<Random, T> random,
      Function<T, String> text,
      Function<String, Object> compared) {

    Case(
        String name,
        Class<T> javaType,
        List<T> extremes,
        Function<Random, T> random,
        Function<T, String> text) {
      this(name, javaType, extremes, random, text, printed -> printed);
    }
  }

  @BeforeAll
  static void open() {
    db = TestServer.open(3);
    db.execute("DROP TYPE IF EXISTS test_mood");
    db.execute("CREATE TYPE test_mood AS ENUM ('sad', 'ok', 'happy')");
    System.out.println("seed " + SEED);
  }

  @AfterAll
  static void close() {
    db.execute("DROP TYPE test_mood");
    db.close();
  }

  @TestFactory
  Stream<DynamicTest> everyTypeSurvivesTheRoundTrip() {
    return cases()
        .map(
            type ->
                DynamicTest.dynamicTest(
                    type.name() + " as " + type.javaType().getSimpleName() + ", seed " + SEED,
                    () -> check(type)));
  }

  private static <T> void check(Case<T> type) {
    Random random = new Random(SEED);
    List<T> values = new ArrayList<>(type.extremes());
    for (int i = 0; i < RANDOM_VALUES; i++) {
      values.add(type.random().apply(random));
    }
    for (T value : values) {
      checkAlone(type, value);
    }
    checkNull(type);
    checkArray(type, new ArrayList<@Nullable T>(values));
    checkArray(type, new ArrayList<@Nullable T>());
    List<@Nullable T> withNulls = new ArrayList<>(values.subList(0, 2));
    withNulls.add(1, null);
    checkArray(type, withNulls);
    checkArray(type, new ArrayList<@Nullable T>(Collections.singletonList(null)));
  }

  /** To the server as a parameter, back as a result; and the server prints and reads its text. */
  private static <T> void checkAlone(Case<T> type, T value) {
    String cast = "$1::" + type.name();
    Row row = db.execute("SELECT " + cast + " AS value, (" + cast + ")::text AS text", value).one();
    assertThat(row.get("value", type.javaType())).as(type.name()).isEqualTo(value);
    String printed = Objects.requireNonNull(row.getString("text"));
    assertThat(type.compared().apply(printed))
        .as(type.name())
        .isEqualTo(type.compared().apply(type.text().apply(value)));
    T read =
        db.execute("SELECT $1::text::" + type.name(), type.text().apply(value))
            .scalar(type.javaType());
    assertThat(read).as("%s from text", type.name()).isEqualTo(value);
  }

  private static <T> void checkNull(Case<T> type) {
    Row row = db.execute("SELECT $1::" + type.name(), (Object) null).one();
    assertThat(row.isNull(0)).isTrue();
    assertThat(row.get(0, type.javaType())).isNull();
    Row array = db.execute("SELECT $1::" + type.name() + "[]", (Object) null).one();
    assertThat(array.getList(0, type.javaType())).isNull();
  }

  private static <T> void checkArray(Case<T> type, List<@Nullable T> values) {
    String cast = "$1::" + type.name() + "[]";
    Row row =
        db.execute(
                "SELECT "
                    + cast
                    + " AS value, ARRAY(SELECT e::text FROM unnest("
                    + cast
                    + ") WITH ORDINALITY AS u (e, n) ORDER BY n) AS text",
                values)
            .one();
    assertSame(type, row.getList("value", type.javaType()), values);
    List<@Nullable Object> expected = new ArrayList<>();
    for (T value : values) {
      expected.add(value == null ? null : type.compared().apply(type.text().apply(value)));
    }
    List<@Nullable Object> printed = new ArrayList<>();
    for (String text : Objects.requireNonNull(row.getList("text", String.class))) {
      printed.add(text == null ? null : type.compared().apply(text));
    }
    assertThat(printed).as(type.name()).isEqualTo(expected);
    Object array = values.toArray();
    assertSame(type, db.execute("SELECT " + cast, array).one().getList(0, type.javaType()), values);
  }

  private static <T> void assertSame(
      Case<T> type, @Nullable List<@Nullable T> actual, List<@Nullable T> expected) {
    assertThat(actual).as(type.name()).isNotNull();
    assertThat(Arrays.deepEquals(actual.toArray(), expected.toArray()))
        .as("%s: %s came back as %s", type.name(), expected, actual)
        .isTrue();
  }

  private static Stream<Case<?>> cases() {
    return Stream.of(
        new Case<>(
            "bool", Boolean.class, List.of(true, false), Random::nextBoolean, String::valueOf),
        new Case<>(
            "int2",
            Short.class,
            List.of(Short.MIN_VALUE, (short) 0, Short.MAX_VALUE),
            r -> (short) r.nextInt(),
            String::valueOf),
        new Case<>(
            "int4",
            Integer.class,
            List.of(Integer.MIN_VALUE, 0, -1, Integer.MAX_VALUE),
            Random::nextInt,
            String::valueOf),
        new Case<>(
            "int8",
            Long.class,
            List.of(Long.MIN_VALUE, 0L, -1L, Long.MAX_VALUE),
            Random::nextLong,
            String::valueOf),
        new Case<>(
            "float4",
            Float.class,
            List.of(
                0f,
                -0f,
                Float.MIN_VALUE,
                Float.MAX_VALUE,
                -Float.MAX_VALUE,
                Float.NaN,
                Float.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY),
            r -> finite(Float.intBitsToFloat(r.nextInt())),
            String::valueOf,
            Float::valueOf),
        new Case<>(
            "float8",
            Double.class,
            List.of(
                0d,
                -0d,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY),
            r -> finite(Double.longBitsToDouble(r.nextLong())),
            String::valueOf,
            Double::valueOf),
        new Case<>(
            "numeric",
            BigDecimal.class,
            List.of(
                BigDecimal.ZERO,
                new BigDecimal("0.00"),
                new BigDecimal("1.50"),
                new BigDecimal("-1.50"),
                new BigDecimal("10000"),
                new BigDecimal("0.0001"),
                new BigDecimal("0.00010000"),
                new BigDecimal("99999999.99999999"),
                new BigDecimal("1".repeat(131_072)),
                new BigDecimal("-0." + "0".repeat(16_382) + "1"),
                new BigDecimal("9".repeat(100) + "." + "9".repeat(100))),
            TypeRoundTripTest::decimal,
            BigDecimal::toPlainString),
        text("text"),
        text("varchar"),
        new Case<>(
            "bpchar",
            String.class,
            List.of("", "x", "ends with a dot."),
            r -> string(r).replaceAll(" +$", "."),
            value -> value),
        new Case<>(
            "name",
            String.class,
            List.of("", "x", "n".repeat(63)),
            r -> Long.toString(r.nextLong(), 36),
            value -> value),
        new Case<>(
            "json",
            String.class,
            List.of("null", "{\"a\": [1, \"\\u00e9 \\\"\"]}"),
            r -> "{\"a\":" + r.nextInt() + "}",
            value -> value),
        new Case<>(
            "jsonb",
            String.class,
            List.of("null", "{\"a\": [1, \"\u00e9 \\\"\"]}", "[]"),
            r -> "{\"a\": " + r.nextInt() + "}",
            value -> value),
        new Case<>(
            "test_mood",
            Mood.class,
            List.of(Mood.values()),
            r -> Mood.values()[r.nextInt(3)],
            Mood::name),
        new Case<>(
            "bytea",
            byte[].class,
            List.of(new byte[0], new byte[] {0, -1, 127, -128}),
            TypeRoundTripTest::bytes,
            value -> "\\x" + HexFormat.of().formatHex(value)),
        new Case<>(
            "uuid",
            UUID.class,
            List.of(new UUID(0, 0), new UUID(-1, -1)),
            r -> new UUID(r.nextLong(), r.nextLong()),
            UUID::toString),
        new Case<>(
            "date",
            LocalDate.class,
            List.of(
                LocalDate.MIN,
                LocalDate.MAX,
                LocalDate.of(-4713, 11, 24),
                LocalDate.of(5_874_897, 12, 31),
                LocalDate.of(2000, 1, 1),
                LocalDate.of(0, 12, 31),
                LocalDate.of(1, 1, 1)),
            r -> LocalDate.ofEpochDay(r.nextInt(4_000_000) - 2_000_000),
            PgText::date),
        new Case<>(
            "time",
            LocalTime.class,
            List.of(
                LocalTime.MIN,
                LocalTime.MAX,
                LocalTime.of(23, 59, 59, 999_999_000),
                LocalTime.NOON),
            r -> LocalTime.ofNanoOfDay(r.nextLong(86_400_000_000L) * 1000),
            PgText::time),
        new Case<>(
            "timestamp",
            LocalDateTime.class,
            List.of(
                LocalDateTime.MIN,
                LocalDateTime.MAX,
                LocalDateTime.of(-4713, 11, 24, 0, 0),
                LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000),
                LocalDateTime.of(1999, 12, 31, 23, 59, 59, 999_999_000),
                LocalDateTime.of(2000, 1, 1, 0, 0)),
            TypeRoundTripTest::dateTime,
            PgText::timestamp),
        new Case<>(
            "timestamptz",
            Instant.class,
            List.of(
                Instant.MIN,
                Instant.MAX,
                Instant.EPOCH,
                LocalDateTime.of(-4713, 11, 24, 0, 0).toInstant(ZoneOffset.UTC),
                LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000)
                    .toInstant(ZoneOffset.UTC)),
            r -> dateTime(r).toInstant(ZoneOffset.UTC),
            PgText::timestamptz),
        new Case<>(
            "timestamptz",
            OffsetDateTime.class,
            List.of(
                OffsetDateTime.MIN,
                OffsetDateTime.MAX,
                OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)),
            r -> dateTime(r).atOffset(ZoneOffset.UTC),
            PgText::timestamptz));
  }

  private static Case<String> text(String name) {
    return new Case<>(
        name,
        String.class,
        List.of(
            "",
            " ",
            "NULL",
            "{}",
            "\"quoted\" \\back\\ ,comma",
            "\u00fc\u20ac\ud83d\ude00",
            "a\tb\nc"),
        TypeRoundTripTest::string,
        value -> value);
  }

  private static float finite(float value) {
    return Float.isFinite(value) ? value : 1.5f;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 1.5;
  }

  private static BigDecimal decimal(Random random) {
    BigInteger digits = new BigInteger(random.nextInt(400), random);
    return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(100));
  }

  private static String string(Random random) {
    return random
        .ints(random.nextInt(40), 1, 0x2_0000)
        .filter(c -> c < 0xd800 || c > 0xdfff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(50)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static LocalDateTime dateTime(Random random) {
    long second = random.nextLong(-200_000_000_000L, 9_000_000_000_000L);
    return LocalDateTime.ofEpochSecond(second, random.nextInt(1_000_000) * 1000, ZoneOffset.UTC);
  }
}

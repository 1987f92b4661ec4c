package org.loompq.runtime.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.runtime.json.WithoutMessage;
import org.loompq.spi.JsonCodec;
import org.loompq.spi.JsonException;

class JsonValueCodecTest {

  private static final long SEED = Long.getLong("loompq.test.seed", System.nanoTime());

  private static final PgType TEXT = BuiltInTypes.get(25);
  private static final PgType JSON = BuiltInTypes.get(114);
  private static final PgType JSONB = BuiltInTypes.get(3802);
  private static final PgType JSONB_DOMAIN =
      new PgType(20_000, "settings", Format.of("jsonb_send"), null, List.of());
  private static final PgType JSONPATH = BuiltInTypes.get(4072);

  record Item(String article, int pieces, @Nullable BigDecimal price) {}

  private static final Codec<List<Item>> ITEMS = Codecs.json(new JsonType<List<Item>>() {});
  private static final Codec<Item> ITEM = Codecs.json(JsonType.of(Item.class));

  @Test
  void readsTheTypesOfDocumentsAndOfTextAndNoOther() {
    for (PgType type : List.of(TEXT, JSON, JSONB, JSONB_DOMAIN)) {
      assertThat(ITEM.reads(type)).as(type.name()).isTrue();
      assertThat(ITEM.writes(type)).as(type.name()).isTrue();
    }
    for (PgType type : List.of(JSONPATH, BuiltInTypes.get(17), BuiltInTypes.get(3807))) {
      assertThat(ITEM.reads(type)).as(type.name()).isFalse();
      assertThat(ITEM.writes(type)).as(type.name()).isFalse();
    }
  }

  @Test
  void stringsStillReadJsonb() {
    assertThat(Text.CODEC.reads(JSONB)).isTrue();
    assertThat(Text.CODEC.reads(JSONPATH)).isTrue();
    assertThat(decoded(Text.CODEC, JSONB, "\1{}".getBytes(UTF_8))).isEqualTo("{}");
  }

  @Test
  void readsWhatItWroteInEveryFormat() {
    Random random = new Random(SEED);
    for (PgType type : List.of(TEXT, JSON, JSONB, JSONB_DOMAIN)) {
      List<Item> items = random.ints(20).mapToObj(_ -> item(random)).toList();
      assertThat(decoded(ITEMS, type, encoded(ITEMS, items, type)))
          .as("seed %d", SEED)
          .isEqualTo(items);
    }
  }

  @Test
  void readsWhatItWroteAsAParameter() {
    Codec<Map<String, List<Item>>> orders = Codecs.json(new JsonType<Map<String, List<Item>>>() {});
    Map<String, List<Item>> value =
        Map.of(
            "gr\u00fc\u00df", List.of(new Item("a\"b\\c\n\ud83d\ude00", -1, null)), "", List.of());
    BinaryWriter out = new BinaryWriter();
    orders.encode(out, value);
    byte[] bytes = bytes(out);
    assertThat(orders.parameterOid()).isEqualTo(Codec.INFERRED);
    assertThat(decoded(orders, JSON, bytes)).isEqualTo(value);
    assertThat(orders.text(value)).isEqualTo(new String(bytes, UTF_8));
  }

  @Test
  void writesTheVersionBeforeAJsonbAlone() {
    Codec<List<Integer>> numbers = Codecs.json(new JsonType<List<Integer>>() {});
    assertThat(encoded(numbers, List.of(1, 2), JSONB)).isEqualTo("\1[1,2]".getBytes(UTF_8));
    assertThat(encoded(numbers, List.of(1, 2), JSON)).isEqualTo("[1,2]".getBytes(UTF_8));
  }

  @Test
  void carriesArraysOfDocuments() {
    Codec<List<@Nullable Item>> items = Codecs.listOf(ITEM);
    List<@Nullable Item> value = Arrays.asList(new Item("a", 1, BigDecimal.ONE), null);
    PgType array = BuiltInTypes.get(3807);
    assertThat(items.reads(array)).isTrue();
    assertThat(decoded(items, array, encoded(items, value, array))).isEqualTo(value);
    assertThat(items.text(value))
        .isEqualTo("{\"{\\\"article\\\":\\\"a\\\",\\\"pieces\\\":1,\\\"price\\\":1}\",NULL}");
  }

  @Test
  void readsAtAnyOffsetAndNotBeyondTheLength() {
    byte[] within = "]]]\1[1]]]]".getBytes(UTF_8);
    Codec<int[]> numbers = Codecs.json(JsonType.of(int[].class));
    assertThat(numbers.decode(MemorySegment.ofArray(within), 3, 4, JSONB)).containsExactly(1);
    assertThat(numbers.decode(MemorySegment.ofArray(within), 4, 3, JSON)).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\2{}", "{}"})
  void refusesJsonbOfAnotherVersion(String bytes) {
    assertThatThrownBy(() -> decoded(ITEM, JSONB, bytes.getBytes(UTF_8)))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("version");
  }

  @Test
  void refusesANegativeLength() {
    MemorySegment memory = MemorySegment.ofArray(new byte[64]);
    for (int length : new int[] {-1, Integer.MIN_VALUE}) {
      for (PgType type : List.of(JSON, JSONB)) {
        assertThatThrownBy(() -> ITEM.decode(memory, 0, length, type))
            .isInstanceOf(CodecException.class);
      }
    }
  }

  @Test
  void refusesADocumentThatEndsEarlyWhereverItDoes() {
    byte[] whole = encoded(ITEMS, List.of(new Item("\u00fc\\", 12, BigDecimal.TEN)), JSON);
    for (int length = 0; length < whole.length; length++) {
      byte[] shorter = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> decoded(ITEMS, JSON, shorter))
          .as("%d bytes", length)
          .isInstanceOf(CodecException.class)
          .hasMessageStartingWith("the document cannot be read as List<Item>: ")
          .hasCauseInstanceOf(JsonException.class);
    }
  }

  @Test
  void givesAValueOrAnExceptionForAnyBytes() {
    Random random = new Random(SEED);
    byte[] valid = encoded(ITEMS, List.of(item(random), item(random)), JSONB);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = valid.clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(decoded(ITEMS, JSONB, bytes)).as("seed %d", SEED).isNotNull();
      } catch (CodecException refused) {
        assertThat(refused.getMessage()).as("seed %d", SEED).isNotBlank();
      }
    }
  }

  @Test
  void refusesTheNullOfJsonWhereTheTypeHasNoValueForIt() {
    assertThatThrownBy(() -> decoded(ITEM, JSON, "null".getBytes(UTF_8)))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("the null of JSON, which Item has no value for");
  }

  @Test
  void repeatsTheMessageOfNoExceptionButThatOfItsOwn() {
    JsonCodec careless =
        new JsonCodec() {
          @Override
          public Object read(byte[] document, Type type) {
            throw new IllegalArgumentException(new String(document, UTF_8));
          }

          @Override
          public byte[] write(Object value, Type type) {
            throw new IllegalArgumentException(value.toString());
          }
        };
    Codec<String> codec = new JsonValueCodec<>(JsonType.of(String.class), () -> careless);
    assertThatThrownBy(() -> decoded(codec, JSON, "secret".getBytes(UTF_8)))
        .isInstanceOf(CodecException.class)
        .hasMessage(
            "the document cannot be read as String:"
                + " the JSON library threw java.lang.IllegalArgumentException")
        .hasCauseInstanceOf(WithoutMessage.class)
        .hasRootCauseMessage("java.lang.IllegalArgumentException, whose message is left out");
    assertThatThrownBy(() -> codec.text("secret"))
        .isInstanceOf(CodecException.class)
        .hasMessage(
            "no document can be written of String:"
                + " the JSON library threw java.lang.IllegalArgumentException")
        .hasCauseInstanceOf(WithoutMessage.class)
        .hasRootCauseMessage("java.lang.IllegalArgumentException, whose message is left out");
  }

  @Test
  void refusesADocumentThatWouldEndAtANullCharacter() {
    JsonCodec raw =
        new JsonCodec() {
          @Override
          public Object read(byte[] document, Type type) {
            return new String(document, UTF_8);
          }

          @Override
          public byte[] write(Object value, Type type) {
            return value.toString().getBytes(UTF_8);
          }
        };
    Codec<String> codec = new JsonValueCodec<>(JsonType.of(String.class), () -> raw);
    assertThat(codec.text("{}")).isEqualTo("{}");
    BinaryWriter out = new BinaryWriter();
    assertThatThrownBy(() -> codec.encode(out, "{}\0 "))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("U+0000");
    assertThat(out.position()).isZero();
  }

  @Test
  void asksForTheLibraryWithTheFirstDocument() {
    Codec<Item> codec =
        new JsonValueCodec<>(
            JsonType.of(Item.class),
            () -> new RefusingJsonCodec("add this and that", new NoClassDefFoundError()));
    assertThat(codec.reads(JSON)).isTrue();
    assertThatThrownBy(() -> decoded(codec, JSON, new byte[] {'1'}))
        .isInstanceOf(CodecException.class)
        .hasMessage("the document cannot be read as Item: add this and that")
        .hasRootCauseInstanceOf(NoClassDefFoundError.class);
    assertThatThrownBy(() -> codec.text(new Item("a", 1, null)))
        .isInstanceOf(CodecException.class)
        .hasMessage("no document can be written of Item: add this and that");
  }

  private static Item item(Random random) {
    StringBuilder article = new StringBuilder();
    random.ints(random.nextInt(20), 0, Character.MIN_SURROGATE).forEach(article::appendCodePoint);
    BigDecimal price = BigDecimal.valueOf(random.nextLong(), random.nextInt(40));
    return new Item(article.toString(), random.nextInt(), random.nextBoolean() ? price : null);
  }

  private static <T> byte[] encoded(Codec<T> codec, T value, PgType type) {
    BinaryWriter out = new BinaryWriter();
    codec.encode(out, value, type);
    return bytes(out);
  }

  private static byte[] bytes(BinaryWriter out) {
    return out.memory().asSlice(0, out.position()).toArray(ValueLayout.JAVA_BYTE);
  }

  /** From memory outside of the heap, as the server's values are, that ends where they do. */
  private static <T> T decoded(Codec<T> codec, PgType type, byte[] bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
      return codec.decode(memory, 0, bytes.length, type);
    }
  }
}

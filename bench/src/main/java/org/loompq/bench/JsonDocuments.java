package org.loompq.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Documents as a {@code jsonb} of orders is sent: always the same for a size. */
final class JsonDocuments {

  /** A whole document. */
  public record Orders(List<Order> orders) {}

  /** An object with objects and arrays in it. */
  public record Order(long id, String note, boolean paid, List<Item> items, Customer customer) {}

  /** A small object. */
  public record Customer(String name, String email, double latitude, double longitude) {}

  /** The smallest object. */
  public record Item(List<String> tags, double price, int pieces, String article) {}

  private static final List<String> WORDS =
      List.of(
          "carriage",
          "bolt",
          "Gr\u00f6\u00dfe",
          "steel",
          "na\u00efve",
          "\u65e5\u672c\u8a9e",
          "of",
          "quarter",
          "the",
          "\ud83d\ude9a",
          "delivery",
          "\\\"fragile\\\"",
          "up",
          "line\\nbreak",
          "stra\u00dfe",
          "C:\\\\orders",
          "north",
          "at",
          "packing",
          "list");

  private final StringBuilder text = new StringBuilder();
  private final Random random = new Random(20_261_127);

  private JsonDocuments() {}

  /**
   * Makes a document of {@link Orders}.
   *
   * @param size how many bytes it has at least
   */
  static byte[] ofSize(int size) {
    return new JsonDocuments().orders(size).getBytes(UTF_8);
  }

  private String orders(int size) {
    text.append("{\"orders\": [");
    String separator = "";
    while (text.length() < size) {
      text.append(separator);
      order();
      separator = ", ";
    }
    return text.append("]}").toString();
  }

  private void order() {
    text.append("{\"id\": ").append(random.nextLong(1L << 40)).append(", \"note\": \"");
    words(random.nextInt(12));
    text.append("\", \"paid\": ").append(random.nextBoolean()).append(", \"items\": [");
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      item();
      text.append(i == 1 ? "" : ", ");
    }
    text.append("], \"customer\": ");
    customer();
    text.append('}');
  }

  private void item() {
    text.append("{\"tags\": [");
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append('"');
      words(1);
      text.append(i == 1 ? "\"" : "\", ");
    }
    text.append("], \"price\": ")
        .append(String.format(Locale.ROOT, "%.2f", random.nextDouble(500)));
    text.append(", \"pieces\": ").append(random.nextInt(100)).append(", \"article\": \"");
    words(3);
    text.append("\"}");
  }

  private void customer() {
    text.append("{\"name\": \"");
    words(2);
    text.append("\", \"email\": \"customer").append(random.nextInt()).append("@example.com\"");
    text.append(", \"latitude\": ").append(random.nextDouble(-90, 90));
    text.append(", \"longitude\": ").append(random.nextDouble(-180, 180)).append('}');
  }

  private void words(int count) {
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
    }
  }
}

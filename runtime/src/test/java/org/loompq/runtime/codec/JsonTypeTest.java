package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTypeTest {

  record Item(String article) {}

  @Test
  void tellsAClassAndAGenericType() {
    assertThat(JsonType.of(Item.class).type()).isEqualTo(Item.class);
    assertThat(new JsonType<List<Item>>() {}.type().getTypeName())
        .isEqualTo("java.util.List<" + Item.class.getName() + ">");
  }

  @Test
  void isNamedAsInASourceFile() {
    assertThat(JsonType.of(Item.class)).hasToString("Item");
    assertThat(JsonType.of(int[].class)).hasToString("int[]");
    assertThat(new JsonType<Map<String, List<Item>[]>>() {})
        .hasToString("Map<String, List<Item>[]>");
    assertThat(new JsonType<List<? extends Number>>() {})
        .hasToString("List<? extends java.lang.Number>");
  }

  @Test
  void isEqualToAnotherOfTheSameType() {
    assertThat(new JsonType<List<Item>>() {}).isEqualTo(new JsonType<List<Item>>() {});
    assertThat(new JsonType<List<Item>>() {}).hasSameHashCodeAs(new JsonType<List<Item>>() {});
    assertThat(new JsonType<Item>() {}).isEqualTo(JsonType.of(Item.class));
    assertThat(JsonType.of(Item.class)).isNotEqualTo(JsonType.of(String.class));
  }

  @Test
  @SuppressWarnings("rawtypes") // what is tested
  void refusesASubclassThatDoesNotTellTheType() {
    class ListOf<E> extends JsonType<List<E>> {}
    assertThatThrownBy(() -> new JsonType() {})
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("new JsonType<List<Item>>() {}");
    assertThatThrownBy(() -> new ListOf<Item>() {}).isInstanceOf(IllegalStateException.class);
  }
}

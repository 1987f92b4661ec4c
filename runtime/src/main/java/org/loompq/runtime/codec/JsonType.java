package org.loompq.runtime.codec;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The Java type of a JSON document. A class is named by {@link #of}; a generic type is what a
 * subclass without a body is made with:
 *
 * {@snippet :
 * JsonType<Item> item = JsonType.of(Item.class);
 * JsonType<List<Item>> items = new JsonType<List<Item>>() {};
 * }
 *
 * <p>Equal if the Java types are. Immutable.
 *
 * @param <T> the Java type
 */
public abstract class JsonType<T> {

  private final Type type;

  /**
   * For a subclass without a body.
   *
   * @throws IllegalStateException if the subclass does not tell the Java type
   */
  protected JsonType() {
    if (getClass().getGenericSuperclass() instanceof ParameterizedType self
        && self.getRawType() == JsonType.class) {
      this.type = self.getActualTypeArguments()[0];
    } else {
      throw new IllegalStateException("a JsonType is made as in: new JsonType<List<Item>>() {}");
    }
  }

  private JsonType(Type type) {
    this.type = type;
  }

  /**
   * The type that a class is.
   *
   * @param <T> the type
   * @param type its class, which has no type parameters
   * @return the type
   */
  public static <T> JsonType<T> of(Class<T> type) {
    return new OfClass<>(type);
  }

  /**
   * What a JSON library takes.
   *
   * @return the Java type
   */
  public final Type type() {
    return type;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof JsonType<?> that && type.equals(that.type);
  }

  @Override
  public final int hashCode() {
    return type.hashCode();
  }

  /** As in {@code Map<String, Item>}. */
  @Override
  public final String toString() {
    return name(type);
  }

  private static String name(Type type) {
    return switch (type) {
      case Class<?> plain -> plain.getSimpleName();
      case ParameterizedType generic ->
          Arrays.stream(generic.getActualTypeArguments())
              .map(JsonType::name)
              .collect(Collectors.joining(", ", name(generic.getRawType()) + "<", ">"));
      case GenericArrayType array -> name(array.getGenericComponentType()) + "[]";
      default -> type.getTypeName();
    };
  }

  private static final class OfClass<T> extends JsonType<T> {
    OfClass(Class<T> type) {
      super(type);
    }
  }
}

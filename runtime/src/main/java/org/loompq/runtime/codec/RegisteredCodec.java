package org.loompq.runtime.codec;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.loompq.Row;
import org.loompq.TypeCodec;
import org.loompq.type.Multirange;
import org.loompq.type.Range;

/**
 * A codec of the application, with what it says of itself.
 *
 * @param javaType its Java type
 * @param typeName its type, as SQL names it
 * @param codec reads and writes values
 * @param <T> the Java type
 */
public record RegisteredCodec<T>(Class<T> javaType, String typeName, TypeCodec<T> codec) {

  /** Classes whose codecs are made of those of others, or of the type that a value has. */
  private static final Set<Class<?>> MADE =
      Set.of(
          Object.class,
          Collection.class,
          List.class,
          Set.class,
          Map.class,
          Optional.class,
          Range.class,
          Multirange.class,
          Row.class);

  /**
   * Asks a codec what it is for.
   *
   * @throws IllegalArgumentException naming the codec, if its Java type cannot have one
   */
  public static <T> RegisteredCodec<T> of(TypeCodec<T> codec) {
    String name = codec.getClass().getName();
    Class<T> javaType =
        Objects.requireNonNull(codec.javaType(), () -> name + ".javaType() is null");
    String typeName =
        Objects.requireNonNull(codec.typeName(), () -> name + ".typeName() is null").strip();
    if (typeName.isEmpty()) {
      throw new IllegalArgumentException(name + ".typeName() is empty: it must name a type of SQL");
    }
    if (javaType.isPrimitive()
        || javaType.isArray()
        || MADE.contains(javaType)
        || ClassCodecs.of(javaType) != null) {
      throw new IllegalArgumentException(
          name
              + " is for "
              + javaType.getTypeName()
              + ", which is read and written in one way only; make it for a record that holds one");
    }
    return new RegisteredCodec<>(javaType, typeName, codec);
  }

  /** How errors call the codec. */
  String name() {
    return codec.getClass().getSimpleName().isEmpty()
        ? codec.getClass().getName()
        : codec.getClass().getSimpleName();
  }
}

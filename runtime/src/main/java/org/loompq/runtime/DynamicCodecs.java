package org.loompq.runtime;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.error.MappingException;
import org.loompq.runtime.codec.ClassCodecs;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.type.Multirange;
import org.loompq.type.Range;

/**
 * The codecs of values whose types are found out at run time; generated code names its own. It is
 * the only place that asks a class about itself: for the constants of an enum, and the labels that
 * they declare by {@link Column}.
 */
final class DynamicCodecs {

  /** Classes whose values are of other classes. */
  private static final List<Class<?>> BASES =
      List.of(InputStream.class, ByteBuffer.class, MemorySegment.class, InetAddress.class);

  /** Of a range without bounds, or several; for parameters only. */
  private static final Codec<Object> TEXT_OF_RANGE =
      Codecs.wrapped("Range", Codecs.STRING, text -> text, Object::toString);

  /** Of no class, to remember that there is none. */
  private record None() {}

  /** The Java types for which the application brings codecs. */
  private final List<Class<?>> custom;

  private final ClassValue<Object> byClass =
      new ClassValue<>() {
        @Override
        protected Object computeValue(Class<?> type) {
          Codec<?> codec = find(type);
          return codec == null ? new None() : codec;
        }
      };

  private DynamicCodecs(List<Class<?>> custom) {
    this.custom = List.copyOf(custom);
  }

  /** The codecs of a database for which the application brings some. */
  static DynamicCodecs with(List<Class<?>> custom) {
    return new DynamicCodecs(custom);
  }

  /** The codec of a class, or of a primitive's wrapper; null if it has none. */
  @Nullable Codec<?> of(Class<?> type) {
    return byClass.get(type) instanceof Codec<?> codec ? codec : null;
  }

  /**
   * The codec of a value. One of a collection follows from its elements: that of text, which the
   * server interprets, if there are none.
   *
   * @throws MappingException telling of the value why there is none
   */
  @SuppressWarnings("unchecked") // it is the codec of the value's own class
  Codec<Object> of(Object value) {
    Class<?> own = custom(value);
    Codec<?> codec = own == null ? ofKnown(value) : of(own);
    if (codec == null) {
      throw new MappingException(
          "is of "
              + value.getClass()
              + ", which has no PostgreSQL type; convert it, for example to a String, or bring a"
              + " TypeCodec");
    }
    return (Codec<Object>) codec;
  }

  /**
   * The class of the application's codec for a value, the nearest if there are several; null if
   * there is none.
   */
  private @Nullable Class<?> custom(Object value) {
    Class<?> nearest = null;
    for (Class<?> type : custom) {
      if (type.isInstance(value) && (nearest == null || nearest.isAssignableFrom(type))) {
        nearest = type;
      }
    }
    return nearest;
  }

  private @Nullable Codec<?> ofKnown(Object value) {
    return switch (value) {
      case Collection<?> elements -> Codecs.collectionOf(ofElements(elements));
      case Enum<?> constant -> of(constant.getDeclaringClass());
      case Range<?> range -> ofRange(range);
      case Multirange<?> several -> ofMultirange(several);
      case Map<?, ?> map -> ofMap(map);
      default -> of(value.getClass());
    };
  }

  /** By a bound; one without is the same text in every type. */
  private Codec<?> ofRange(Range<?> range) {
    Object bound = range.lower() == null ? range.upper() : range.lower();
    return bound == null ? TEXT_OF_RANGE : Codecs.rangeOf(of(bound));
  }

  private Codec<?> ofMultirange(Multirange<?> several) {
    for (Range<?> range : several.ranges()) {
      Object bound = range.lower() == null ? range.upper() : range.lower();
      if (bound != null) {
        return Codecs.multirangeOf(of(bound));
      }
    }
    return TEXT_OF_RANGE;
  }

  private static @Nullable Codec<?> ofMap(Map<?, ?> map) {
    boolean ofTexts =
        map.keySet().stream().allMatch(String.class::isInstance)
            && map.values().stream().allMatch(value -> value == null || value instanceof String);
    return ofTexts ? Codecs.HSTORE : null;
  }

  private Codec<?> ofElements(Collection<?> elements) {
    Codec<?> found = null;
    for (Object element : elements) {
      if (element == null) {
        continue;
      }
      Codec<?> codec = of(element);
      if (found != null && !found.equals(codec)) {
        throw new MappingException(
            "has elements of different types: " + found.javaName() + " and " + codec.javaName());
      }
      found = codec;
    }
    return found == null ? Codecs.STRING : found;
  }

  private @Nullable Codec<?> find(Class<?> type) {
    if (custom.contains(type)) {
      return Codecs.custom(type);
    }
    if (type.isEnum()) {
      return ofEnum(type);
    }
    Codec<?> exact = ClassCodecs.of(MethodType.methodType(type).wrap().returnType());
    if (exact != null) {
      return exact;
    }
    return type.isArray() ? ofArray(type.getComponentType()) : ofSubclass(type);
  }

  private static @Nullable Codec<?> ofSubclass(Class<?> type) {
    for (Class<?> known : BASES) {
      if (known.isAssignableFrom(type)) {
        return ClassCodecs.of(known);
      }
    }
    return null;
  }

  @SuppressWarnings("unchecked") // the codec is that of the class
  private @Nullable Codec<?> ofArray(Class<?> component) {
    Codec<Object> element = (Codec<Object>) of(component);
    if (element == null || component.isPrimitive()) {
      return null;
    }
    IntFunction<@Nullable Object[]> maker =
        length -> (@Nullable Object[]) Array.newInstance(component, length);
    return Codecs.arrayOf(element, maker);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable Codec<?> ofEnum(Class<?> type) {
    return labelled((Class) type);
  }

  private static <E extends Enum<E>> @Nullable Codec<E> labelled(Class<E> type) {
    E[] constants = type.getEnumConstants();
    if (constants.length == 0) {
      return null;
    }
    String[] labels = new String[constants.length];
    for (int i = 0; i < constants.length; i++) {
      labels[i] = label(type, constants[i]);
    }
    return Codecs.enumOf(constants, labels);
  }

  private static String label(Class<?> type, Enum<?> constant) {
    try {
      Column declared = type.getField(constant.name()).getAnnotation(Column.class);
      return declared == null ? constant.name() : declared.value();
    } catch (NoSuchFieldException renamed) { // by a tool that shrinks programs
      return constant.name();
    }
  }
}

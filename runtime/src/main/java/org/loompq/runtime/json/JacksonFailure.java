package org.loompq.runtime.json;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loompq.spi.JsonException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * What Jackson refused and where, in words of our own: its messages quote the document, as may
 * those of a record's constructor.
 */
final class JacksonFailure {

  private JacksonFailure() {}

  static JsonException reading(JacksonException refused) {
    return new JsonException(reason(refused) + place(refused), WithoutMessage.of(refused));
  }

  static JsonException writing(JacksonException refused) {
    return new JsonException(
        "Jackson refuses a value" + place(refused), WithoutMessage.of(refused));
  }

  private static String reason(JacksonException refused) {
    return switch (refused) {
      case UnrecognizedPropertyException unknown ->
          "there is a property that " + name(unknown.getReferringClass()) + " does not have";
      case InvalidDefinitionException type ->
          "Jackson cannot make a value of " + name(type.getType().getRawClass());
      case ValueInstantiationException value ->
          "the constructor of " + name(value.getType().getRawClass()) + " threw an exception";
      case MismatchedInputException value ->
          "there is no value that fits " + name(value.getTargetType());
      case InputCoercionException number ->
          "there is a number that does not fit " + name(number.getTargetType());
      case StreamConstraintsException limit -> limit.getOriginalMessage(); // numbers alone
      case StreamReadException _ -> "it is not valid JSON";
      default -> "Jackson refuses it";
    };
  }

  private static String name(@Nullable Class<?> type) {
    return type == null ? "its type" : type.getSimpleName();
  }

  /** As in {@code , at $.items[2].price, byte 120}. */
  private static String place(JacksonException refused) {
    StringBuilder place = new StringBuilder(", at $");
    for (JacksonException.Reference step : knownPath(refused)) {
      append(step, place);
    }
    TokenStreamLocation location = refused.getLocation();
    if (location != null && location.getByteOffset() >= 0) {
      place.append(", byte ").append(location.getByteOffset());
    }
    return place.toString();
  }

  /** Up to the object alone where the last step is a property that it does not have. */
  private static List<JacksonException.Reference> knownPath(JacksonException refused) {
    List<JacksonException.Reference> path = refused.getPath();
    return refused instanceof UnrecognizedPropertyException && !path.isEmpty()
        ? path.subList(0, path.size() - 1)
        : path;
  }

  /** A key that the type does not name is content, unlike a property. */
  private static void append(JacksonException.Reference step, StringBuilder place) {
    if (takesAnyKey(step.from())) {
      place.append(".*");
    } else if (step.getPropertyName() != null) {
      place.append('.').append(step.getPropertyName());
    } else {
      place.append('[').append(step.getIndex()).append(']');
    }
  }

  /** Jackson tells the object that it was at, or the class of that. */
  private static boolean takesAnyKey(@Nullable Object from) {
    if (from == null) {
      return false;
    }
    Class<?> type = from instanceof Class<?> itself ? itself : from.getClass();
    return Map.class.isAssignableFrom(type) || hasAnySetter(type);
  }

  private static boolean hasAnySetter(Class<?> type) {
    Stream<AnnotatedElement> members =
        Stream.of(
                Stream.of(type.getDeclaredFields()),
                Stream.of(type.getDeclaredMethods()),
                Stream.of(type.getDeclaredConstructors())
                    .flatMap(constructor -> Stream.of(constructor.getParameters())))
            .flatMap(elements -> elements);
    Class<?> parent = type.getSuperclass();
    return members.anyMatch(member -> member.isAnnotationPresent(JsonAnySetter.class))
        || (parent != null && hasAnySetter(parent));
  }
}

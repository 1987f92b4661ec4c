package org.loompq.runtime.json;

import java.util.Map;
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

/** What Jackson refused and where, in words of our own: its messages quote the document. */
final class JacksonFailure {

  private JacksonFailure() {}

  static JsonException reading(JacksonException refused) {
    return new JsonException(reason(refused) + place(refused), refused);
  }

  static JsonException writing(JacksonException refused) {
    return new JsonException("Jackson refuses a value" + place(refused), refused);
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
    for (JacksonException.Reference step : refused.getPath()) {
      append(step, place);
    }
    TokenStreamLocation location = refused.getLocation();
    if (location != null && location.getByteOffset() >= 0) {
      place.append(", byte ").append(location.getByteOffset());
    }
    return place.toString();
  }

  /** A key of a map is content, unlike a property. */
  private static void append(JacksonException.Reference step, StringBuilder place) {
    if (isMap(step.from())) {
      place.append(".*");
    } else if (step.getPropertyName() != null) {
      place.append('.').append(step.getPropertyName());
    } else {
      place.append('[').append(step.getIndex()).append(']');
    }
  }

  /** Jackson tells the object that it was at, or the class of that. */
  private static boolean isMap(@Nullable Object from) {
    return from instanceof Class<?> type ? Map.class.isAssignableFrom(type) : from instanceof Map;
  }
}

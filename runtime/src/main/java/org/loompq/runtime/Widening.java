package org.loompq.runtime;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Conversions between numbers that lose nothing, whatever the value. */
final class Widening {

  private Widening() {}

  /** The value as another type; null if it cannot be that. */
  static @Nullable Object to(ValueType type, Object value) {
    if (type.codec().javaType().isInstance(value)) {
      return value;
    }
    return switch (type) {
      case INT -> value instanceof Short number ? number.intValue() : null;
      case LONG -> isUpToInt(value) ? ((Number) value).longValue() : null;
      case FLOAT -> value instanceof Short number ? number.floatValue() : null;
      case DOUBLE ->
          isUpToInt(value) || value instanceof Float ? ((Number) value).doubleValue() : null;
      case BIG_DECIMAL ->
          isUpToInt(value) || value instanceof Long
              ? BigDecimal.valueOf(((Number) value).longValue())
              : null;
      default -> null;
    };
  }

  private static boolean isUpToInt(Object value) {
    return value instanceof Short || value instanceof Integer;
  }
}

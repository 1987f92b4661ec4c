package org.loompq.runtime.json;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Jackson's settings for documents that are stored, and written again by who has read them: what
 * would be lost is an error. They differ from Jackson's own in this:
 *
 * <ul>
 *   <li>A property that the Java type does not have is refused; {@code @JsonIgnoreProperties} on
 *       the type allows it.
 *   <li>A component that is a primitive must be there. One that is not is null where it is missing.
 *   <li>Numbers are exact: where no type is declared, as in a {@code Map<String, Object>}, those
 *       with a point are {@code BigDecimal}; and none with a point is read as a whole number.
 *   <li>Text is no number and no boolean, and empty text is not null.
 *   <li>Times keep their offset and their zone. (As always in Jackson 3 they are text by ISO 8601.)
 *   <li>Enums go by the names of their constants, whatever {@code toString} gives, and not by
 *       numbers.
 *   <li>An object of which Jackson finds no property is not written.
 * </ul>
 *
 * <p>As Jackson has it, a {@code double} or {@code float} is the nearest one to a number, or
 * infinite beyond their range; NaN and the infinities are written as text. Of a key that a {@code
 * json} has twice the last value counts, as in a {@code jsonb}. Jackson's limits stay: 500 levels,
 * 1,000 digits and 100 million characters of a text.
 */
public final class StrictJson {

  private StrictJson() {}

  /**
   * A mapper with these settings, for others to be added.
   *
   * @return a new builder
   */
  @SuppressWarnings("exports") // Jackson is optional, also for those who compile against this
  public static JsonMapper.Builder mapper() {
    return JsonMapper.builder()
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
        .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
        .disable(
            DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
            DateTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID)
        .withCoercionConfigDefaults(
            empty -> empty.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
        .annotationIntrospector(new RequiredPrimitives());
  }
}

package org.loompq.runtime;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.loompq.error.MappingException;
import org.loompq.runtime.codec.BuiltInTypes;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.runtime.codec.Format;
import org.loompq.runtime.codec.PgType;

/** Values for the parameters of a statement that the server has described. */
final class PreparedParameters {

  private final ValueTypes types;
  private final DynamicCodecs codecs;

  PreparedParameters(ValueTypes types, DynamicCodecs codecs) {
    this.types = types;
    this.codecs = codecs;
  }

  ValueTypes types() {
    return types;
  }

  /** A declaration for each parameter, by its number. */
  List<Parameter> declarations() {
    return IntStream.rangeClosed(1, types.size())
        .mapToObj(number -> Parameter.of(Integer.toString(number), Codecs.STRING))
        .toList();
  }

  /**
   * The OIDs to declare, so that another connection cannot infer something else for the same bytes.
   * Types that users define and that travel as text are left to be inferred.
   */
  int[] declaredOids() {
    int[] oids = types.oids();
    for (int i = 0; i < oids.length; i++) {
      PgType type = types.get(i);
      boolean isText = type.format() == Format.TEXT && type.codecs().isEmpty();
      if (isText && BuiltInTypes.of(oids[i]) == null) {
        oids[i] = 0;
      }
    }
    return oids;
  }

  /**
   * Binds all values, in order.
   *
   * @param sql how errors call the statement
   */
  Parameters bindTo(Parameters parameters, @Nullable Object[] values, String sql) {
    if (values.length != types.size()) {
      throw Placeholders.wrongCount(types.size(), values.length, sql);
    }
    for (int i = 0; i < values.length; i++) {
      bind(parameters, i, values[i], sql);
    }
    return parameters;
  }

  private void bind(Parameters parameters, int index, @Nullable Object given, String sql) {
    if (given == null) {
      var _ = parameters.bindAs(null, Codecs.STRING);
      return;
    }
    PgType type = types.get(index);
    Object value = given instanceof Object[] array ? Arrays.asList(array) : given;
    if (value instanceof Collection<?> elements && areWholeNumbers(elements)) {
      value = elements.stream().map(PreparedParameters::widened).toList();
    }
    Codec<Object> codec;
    try {
      codec = codecs.of(value);
    } catch (MappingException none) {
      throw unfit(index, ", and the value " + none.getMessage(), sql);
    }
    boolean text = codec.parameterOid() == Codec.INFERRED;
    boolean listForOne = text && value instanceof Collection && !mayBeArray(type);
    if (listForOne || (!text && !codec.writes(type))) {
      throw unfit(index, ", which does not take a value of " + codec.javaName(), sql);
    }
    var _ = parameters.bindAs(value, codec);
  }

  private static boolean areWholeNumbers(Collection<?> elements) {
    return elements.stream()
        .allMatch(
            element ->
                element == null
                    || element instanceof Short
                    || element instanceof Integer
                    || element instanceof Long);
  }

  private static @Nullable Long widened(@Nullable Object number) {
    return number == null ? null : (Long) ((Number) number).longValue();
  }

  private static boolean mayBeArray(PgType type) {
    return type.format() == Format.ARRAY || type.format() == Format.OTHER;
  }

  private MappingException unfit(int index, String reason, String sql) {
    return new MappingException(
        "parameter $"
            + (index + 1)
            + " is of type "
            + types.get(index)
            + reason
            + "; convert it, for example to a String, or cast the parameter in the statement;"
            + " nothing was sent: "
            + sql);
  }
}

package org.loompq.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.error.MappingException;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;

/** Values whose types are found out at run time, from their classes. */
final class DynamicParameters {

  private final List<Parameter> declarations;
  private final List<Codec<Object>> codecs;
  private final @Nullable Object[] values;

  private DynamicParameters(
      List<Parameter> declarations, List<Codec<Object>> codecs, @Nullable Object[] values) {
    this.declarations = declarations;
    this.codecs = codecs;
    this.values = values;
  }

  /**
   * Looks at values.
   *
   * @param known has their codecs
   * @throws MappingException naming the one that has no PostgreSQL type
   */
  static DynamicParameters of(@Nullable Object[] given, DynamicCodecs known) {
    @Nullable Object[] values = given.clone();
    List<Parameter> declarations = new ArrayList<>(values.length);
    List<Codec<Object>> codecs = new ArrayList<>(values.length);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null && values[i].getClass() == Object[].class) {
        values[i] = Arrays.asList((@Nullable Object[]) values[i]); // its elements tell their type
      }
      Codec<Object> codec = codec(i, values[i], known);
      codecs.add(codec);
      declarations.add(Parameter.of(Integer.toString(i + 1), codec));
    }
    return new DynamicParameters(declarations, codecs, values);
  }

  @SuppressWarnings("unchecked") // what is null is written by no codec
  private static Codec<Object> codec(int index, @Nullable Object value, DynamicCodecs known) {
    if (value == null) {
      return (Codec<Object>) (Codec<?>) Codecs.STRING; // the server infers what it is
    }
    try {
      return known.of(value);
    } catch (MappingException none) {
      throw new MappingException("parameter $" + (index + 1) + " " + none.getMessage(), none);
    }
  }

  /** A declaration for each value. */
  List<Parameter> declarations() {
    return declarations;
  }

  /** Binds all values, in order. */
  Parameters bindTo(Parameters parameters) {
    for (int i = 0; i < values.length; i++) {
      var _ = parameters.bind(values[i], codecs.get(i));
    }
    return parameters;
  }
}

package org.loompq.runtime;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.CodecException;

/**
 * Which label of a PostgreSQL enum stands for which constant of a Java enum. Immutable.
 *
 * @param <E> the Java enum
 */
public final class EnumLabels<E extends Enum<E>> {

  private final Class<E> type;
  private final Map<String, E> byLabel;
  private final Map<E, String> byConstant;

  private EnumLabels(Class<E> type, Map<String, E> byLabel, Map<E, String> byConstant) {
    this.type = type;
    this.byLabel = byLabel;
    this.byConstant = byConstant;
  }

  /**
   * Pairs constants with labels.
   *
   * @param <E> the Java enum
   * @param constants all its constants, at least one
   * @param labels their labels in the same order
   * @return the pairs
   * @throws IllegalArgumentException if the counts differ, or a label occurs twice
   */
  public static <E extends Enum<E>> EnumLabels<E> of(E[] constants, String... labels) {
    if (constants.length != labels.length || constants.length == 0) {
      throw new IllegalArgumentException(
          constants.length + " constants cannot be paired with " + labels.length + " labels");
    }
    Class<E> type = constants[0].getDeclaringClass();
    Map<String, E> byLabel = new LinkedHashMap<>();
    Map<E, String> byConstant = new EnumMap<>(type);
    for (int i = 0; i < constants.length; i++) {
      if (byLabel.put(labels[i], constants[i]) != null) {
        throw new IllegalArgumentException("two constants have the label " + labels[i]);
      }
      byConstant.put(constants[i], labels[i]);
    }
    return new EnumLabels<>(type, byLabel, byConstant);
  }

  Class<E> type() {
    return type;
  }

  E constant(String label) {
    @Nullable E found = byLabel.get(label);
    if (found == null) {
      throw new CodecException(
          "the label \""
              + label
              + "\" has no constant in "
              + type.getSimpleName()
              + ", which knows "
              + String.join(", ", byLabel.keySet()));
    }
    return found;
  }

  /** The label of a constant, which must be one of these. */
  String labelOf(Enum<?> constant) {
    return label(type.cast(constant));
  }

  String label(E constant) {
    return byConstant.getOrDefault(constant, constant.name());
  }
}

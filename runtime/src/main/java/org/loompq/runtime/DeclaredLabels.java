package org.loompq.runtime;

import org.jspecify.annotations.Nullable;
import org.loompq.Column;

/**
 * The labels that the constants of enums declare by {@link Column}, for values whose types are
 * found out at run time; generated code brings its own.
 */
final class DeclaredLabels {

  private static final ClassValue<EnumLabels<?>> BY_TYPE =
      new ClassValue<>() {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        protected EnumLabels<?> computeValue(Class<?> type) {
          return read((Class) type);
        }
      };

  private DeclaredLabels() {}

  /** The labels of an enum, by the class that declares its constants. */
  static EnumLabels<?> of(Class<?> type) {
    return BY_TYPE.get(type);
  }

  /** A value, or the label that stands for it. */
  static @Nullable Object orItself(@Nullable Object value) {
    return value instanceof Enum<?> constant
        ? of(constant.getDeclaringClass()).labelOf(constant)
        : value;
  }

  private static <E extends Enum<E>> EnumLabels<E> read(Class<E> type) {
    E[] constants = type.getEnumConstants();
    String[] labels = new String[constants.length];
    for (int i = 0; i < constants.length; i++) {
      labels[i] = label(type, constants[i]);
    }
    return EnumLabels.of(constants, labels);
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

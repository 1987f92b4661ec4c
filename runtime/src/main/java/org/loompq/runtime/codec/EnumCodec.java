package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Java enum, for a PostgreSQL enum or any type of text: each constant has a label. Immutable.
 *
 * @param <E> the Java enum
 */
final class EnumCodec<E extends Enum<E>> implements Codec<E> {

  private final Class<E> type;
  private final Map<String, E> byLabel;
  private final Map<E, String> byConstant;

  private EnumCodec(Class<E> type, Map<String, E> byLabel, Map<E, String> byConstant) {
    this.type = type;
    this.byLabel = byLabel;
    this.byConstant = byConstant;
  }

  static <E extends Enum<E>> EnumCodec<E> of(E[] constants, String... labels) {
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
    return new EnumCodec<>(type, byLabel, byConstant);
  }

  @Override
  public String javaName() {
    return type.getSimpleName();
  }

  @Override
  public String declaredName() {
    return "an enum";
  }

  @Override
  public int parameterOid() {
    return INFERRED;
  }

  @Override
  public int parameterArrayOid() {
    return INFERRED;
  }

  @Override
  public boolean reads(PgType type) {
    return type.format() == Format.TEXT;
  }

  @Override
  public E decode(MemorySegment memory, long offset, int length, PgType pgType) {
    String label = Text.CODEC.decode(memory, offset, length, pgType);
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

  @Override
  public boolean writes(PgType type) {
    return type.format() == Format.TEXT;
  }

  @Override
  public void encode(BinaryWriter out, E value, PgType type) {
    encode(out, value);
  }

  @Override
  public void encode(BinaryWriter out, E value) {
    Text.CODEC.encode(out, text(value));
  }

  @Override
  public String text(E value) {
    return byConstant.getOrDefault(value, value.name());
  }
}

package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record that stands for its only component.
 *
 * @param <T> the record
 * @param <V> the type of the component
 */
record WrappedCodec<T, V>(
    String javaName, Codec<V> held, Function<V, T> wrap, Function<T, @Nullable V> unwrap)
    implements Codec<T> {

  /** Whether the component, or its own, is an array. */
  boolean isOfArray() {
    return held instanceof ArrayCodec<?>
        || (held instanceof WrappedCodec<?, ?> wrapped && wrapped.isOfArray());
  }

  @Override
  public String declaredName() {
    return javaName + " (" + held.declaredName() + ")";
  }

  @Override
  public int parameterOid() {
    return held.parameterOid();
  }

  @Override
  public int parameterArrayOid() {
    return held.parameterArrayOid();
  }

  @Override
  public boolean reads(PgType type) {
    return held.reads(type);
  }

  @Override
  public String misfit(PgType type) {
    return held.misfit(type);
  }

  @Override
  public T decode(MemorySegment memory, long offset, int length, PgType type) {
    V component = held.decode(memory, offset, length, type);
    try {
      return wrap.apply(component);
    } catch (RuntimeException refused) { // its message may tell the value, and so stays there
      throw new CodecException(
          "the constructor of " + javaName + " threw " + refused.getClass().getName(), refused);
    }
  }

  @Override
  public boolean writes(PgType type) {
    return held.writes(type);
  }

  @Override
  public String obstacle(PgType type) {
    return held.obstacle(type);
  }

  @Override
  public void encode(BinaryWriter out, T value, PgType type) {
    held.encode(out, component(value), type);
  }

  @Override
  public void encode(BinaryWriter out, T value) {
    held.encode(out, component(value));
  }

  @Override
  public String text(T value) {
    return held.text(component(value));
  }

  private V component(T value) {
    V component = unwrap.apply(value);
    if (component == null) {
      throw new CodecException("the component of " + javaName + " is null; make the record null");
    }
    return component;
  }
}

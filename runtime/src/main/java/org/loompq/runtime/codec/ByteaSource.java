package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/**
 * {@code bytea} from something else than an array. For parameters only: no column is read as it.
 *
 * @param <T> where the bytes come from
 */
abstract class ByteaSource<T> implements Codec<T> {

  private final Class<T> javaType;

  ByteaSource(Class<T> javaType) {
    this.javaType = javaType;
  }

  @Override
  public final String javaName() {
    return javaType.getSimpleName();
  }

  @Override
  public final int parameterOid() {
    return Oid.BYTEA;
  }

  @Override
  public final int parameterArrayOid() {
    return Oid.BYTEA_ARRAY;
  }

  @Override
  public final boolean reads(PgType type) {
    return false;
  }

  @Override
  public final T decode(MemorySegment memory, long offset, int length, PgType type) {
    throw new UnsupportedOperationException("no column is read as " + javaType.getSimpleName());
  }

  @Override
  public final boolean writes(PgType type) {
    return type.format() == Format.BYTEA;
  }

  @Override
  public final void encode(BinaryWriter out, T value, PgType type) {
    encode(out, value);
  }
}

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
  public final Class<T> javaType() {
    return javaType;
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
  public final boolean reads(int oid) {
    return false;
  }

  @Override
  public final T decode(MemorySegment memory, long offset, int length, int oid) {
    throw new UnsupportedOperationException("no column is read as " + javaType.getSimpleName());
  }
}

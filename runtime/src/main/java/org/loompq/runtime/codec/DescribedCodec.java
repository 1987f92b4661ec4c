package org.loompq.runtime.codec;

/**
 * A codec of a Java type for which there are many types in PostgreSQL, or one without a fixed OID,
 * so that the server tells which it is.
 *
 * @param <T> the Java type
 */
interface DescribedCodec<T> extends Codec<T> {

  @Override
  default int parameterOid() {
    return DESCRIBED;
  }

  @Override
  default int parameterArrayOid() {
    return DESCRIBED;
  }

  @Override
  default void encode(BinaryWriter out, T value) {
    throw new IllegalStateException(
        javaName() + " is written for a type that the server describes");
  }
}

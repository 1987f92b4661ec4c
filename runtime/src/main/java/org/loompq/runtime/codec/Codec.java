package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/**
 * Carries values of one Java type to and from PostgreSQL's binary format (the {@code typsend} and
 * {@code typreceive} functions of the server, in {@code src/backend/utils/adt}).
 *
 * <p>Codecs have no state and may be used by any thread. SQL NULL never reaches them.
 *
 * @param <T> the Java type; a wrapper class for primitives, whose codecs also have static methods
 *     that do not box
 */
public interface Codec<T> {

  /** The Java type. */
  Class<T> javaType();

  /**
   * The OID that a parameter of this Java type is declared with, or 0 if the server is to infer its
   * type; such a parameter travels in text format.
   */
  int parameterOid();

  /** The OID of the array type for a parameter, or 0 if the server is to infer it. */
  int parameterArrayOid();

  /** Whether a column of a built-in type can be read as this Java type without loss. */
  boolean reads(int oid);

  /**
   * Reads a value.
   *
   * @param memory holds the value
   * @param offset where it starts
   * @param length how many bytes it has
   * @param oid the type of the column or array element; one for which {@link #reads} holds
   * @throws CodecException if the value does not fit the Java type, or the bytes are not a value
   */
  T decode(MemorySegment memory, long offset, int length, int oid);

  /**
   * Writes a value, in the format of {@link #parameterOid()}, or as text if that is 0.
   *
   * @throws CodecException if the value does not fit the PostgreSQL type
   */
  void encode(BinaryWriter out, T value);

  /** Whether a value that fits can be written in the binary format of a built-in type. */
  default boolean writes(int oid) {
    return oid == parameterOid();
  }

  /**
   * Writes a value in the binary format of a type.
   *
   * @param oid one for which {@link #writes} holds, or of a user's type whose format is its text
   * @throws CodecException if the value does not fit the PostgreSQL type
   */
  default void encodeAs(BinaryWriter out, T value, int oid) {
    encode(out, value);
  }
}

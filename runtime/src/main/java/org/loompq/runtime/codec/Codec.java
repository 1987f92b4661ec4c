package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/**
 * Carries values of one Java type to and from PostgreSQL's binary format (the {@code typsend} and
 * {@code typreceive} functions of the server, in {@code src/backend/utils/adt}).
 *
 * <p>Codecs may be used by any thread; what one keeps, it could find out again. SQL NULL never
 * reaches them. They are kept in constants, so that the compiler inlines them.
 *
 * @param <T> the Java type; a wrapper class for primitives, whose codecs also have static methods
 *     that do not box
 */
public interface Codec<T> {

  /** For {@link #parameterOid}: the server infers the type, and reads the value as text. */
  int INFERRED = 0;

  /**
   * For {@link #parameterOid}: the server infers the type and tells it, before the first value is
   * written in the format of that type.
   */
  int DESCRIBED = -1;

  /** What errors call the Java type, such as {@code BigDecimal} or {@code List<Integer>}. */
  String javaName();

  /** What errors call what is declared as it: a primitive and its wrapper are not told apart. */
  default String declaredName() {
    return javaName();
  }

  /** The OID that a parameter is declared with, {@link #INFERRED} or {@link #DESCRIBED}. */
  int parameterOid();

  /** The OID for an array of it, {@link #INFERRED} or {@link #DESCRIBED}. */
  int parameterArrayOid();

  /** Whether each value of a type can be read as this Java type, without loss. */
  boolean reads(PgType type);

  /**
   * Why a type that is not read is not, where its name does not tell: which of its parts is not.
   *
   * @return the reason, empty if there is no more to say
   */
  default String misfit(PgType type) {
    return "";
  }

  /**
   * Reads a value.
   *
   * @param memory holds the value
   * @param offset where it starts
   * @param length how many bytes it has; none beyond them is read
   * @param type the type of the value, one for which {@link #reads} holds
   * @throws CodecException if the value does not fit the Java type, or the bytes are not a value
   */
  T decode(MemorySegment memory, long offset, int length, PgType type);

  /** Whether a value that fits can be written in the format of a type. */
  boolean writes(PgType type);

  /**
   * Why a type that is not written is not, where its name does not tell.
   *
   * @return the reason, empty if there is no more to say
   */
  default String obstacle(PgType type) {
    return "";
  }

  /**
   * Writes a value in the format of a type.
   *
   * @param type one for which {@link #writes} holds
   * @throws CodecException if the value does not fit the type
   */
  void encode(BinaryWriter out, T value, PgType type);

  /**
   * Writes a value in the format of {@link #parameterOid}, or as text if that is {@link #INFERRED}.
   *
   * @throws CodecException if the value does not fit the type
   */
  void encode(BinaryWriter out, T value);

  /**
   * The value as the server reads it, for a codec with {@link #INFERRED}.
   *
   * @throws CodecException if there is none
   */
  default String text(T value) {
    throw new IllegalStateException(javaName() + " does not travel as text");
  }
}

package org.loompq.runtime;

import org.loompq.runtime.codec.Codec;

/**
 * Declares a parameter of a statement.
 *
 * @param name what errors call it, such as {@code id} or {@code account.owner}
 * @param codec writes its values; decides the OID it is declared with
 */
public record Parameter(String name, Codec<?> codec) {

  /**
   * Declares a parameter.
   *
   * @param name what errors call it
   * @param codec writes its values
   * @return the declaration
   */
  public static Parameter of(String name, Codec<?> codec) {
    return new Parameter(name, codec);
  }

  /** Whether the server has to tell its type before a value is written. */
  boolean isDescribed() {
    return codec.parameterOid() == Codec.DESCRIBED;
  }

  /** The OID to declare, 0 if the server infers it. */
  int oid() {
    return isDescribed() ? 0 : codec.parameterOid();
  }
}

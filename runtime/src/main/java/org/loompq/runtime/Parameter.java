package org.loompq.runtime;

import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.BuiltInTypes;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.PgType;

/**
 * Declares a parameter of a statement.
 *
 * @param name what errors call it, such as {@code id} or {@code account.owner}
 * @param codec writes its values; decides the OID it is declared with, unless the type does
 * @param type the type that the statement takes, where that was found out when the program was
 *     compiled; else null
 */
public record Parameter(String name, Codec<?> codec, @Nullable PgType type) {

  /**
   * Declares a parameter.
   *
   * @param name what errors call it
   * @param codec writes its values
   * @return the declaration
   */
  public static Parameter of(String name, Codec<?> codec) {
    return new Parameter(name, codec, null);
  }

  /**
   * The same parameter, declared as what the statement takes, so that no server has to infer it or
   * to be asked.
   *
   * @param typeName a type that comes with PostgreSQL, as SQL names it: {@code tstzrange}
   * @return the declaration
   * @throws IllegalArgumentException if there is no such type, or the codec does not write it
   */
  public Parameter as(String typeName) {
    PgType named = BuiltInTypes.named(typeName);
    if (named == null || (codec.parameterOid() == Codec.DESCRIBED && !codec.writes(named))) {
      throw new IllegalArgumentException(
          "parameter :" + name + " cannot be of type " + typeName + ": " + codec.javaName());
    }
    return new Parameter(name, codec, named);
  }

  /** Whether the server has to tell its type before a value is written. */
  boolean isDescribed() {
    return type == null && codec.parameterOid() == Codec.DESCRIBED;
  }

  /** The OID to declare, 0 if the server infers it. */
  int oid() {
    return type != null ? type.oid() : isDescribed() ? 0 : codec.parameterOid();
  }
}

package org.loompq.runtime.codec;

import java.lang.invoke.MethodType;
import java.util.EnumSet;
import java.util.Set;

/**
 * A codec of a Java type that is one type in PostgreSQL.
 *
 * @param <T> the Java type
 */
abstract class FixedCodec<T> implements Codec<T> {

  private final Class<T> javaType;
  private final int oid;
  private final int arrayOid;
  private final Set<Format> formats;

  /**
   * Makes a codec.
   *
   * @param oid what parameters are declared with
   * @param arrayOid the type of its arrays
   * @param format what it writes and reads
   * @param more what else it reads
   */
  FixedCodec(Class<T> javaType, int oid, int arrayOid, Format format, Format... more) {
    this.javaType = javaType;
    this.oid = oid;
    this.arrayOid = arrayOid;
    this.formats = EnumSet.of(format, more);
  }

  @Override
  public final String javaName() {
    return javaType.getSimpleName();
  }

  @Override
  public final String declaredName() {
    Class<?> primitive = MethodType.methodType(javaType).unwrap().returnType();
    return primitive.isPrimitive() ? primitive.getName() + " or " + javaName() : javaName();
  }

  @Override
  public final int parameterOid() {
    return oid;
  }

  @Override
  public final int parameterArrayOid() {
    return arrayOid;
  }

  @Override
  public final boolean reads(PgType type) {
    return formats.contains(type.format());
  }

  @Override
  public boolean writes(PgType type) {
    return reads(type);
  }

  @Override
  public void encode(BinaryWriter out, T value, PgType type) {
    encode(out, value);
  }
}

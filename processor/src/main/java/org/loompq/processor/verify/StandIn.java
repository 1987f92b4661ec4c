package org.loompq.processor.verify;

import java.lang.foreign.MemorySegment;
import java.util.function.Predicate;
import org.loompq.runtime.codec.BinaryWriter;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.PgType;

/**
 * Stands for the codec of a class that is being compiled, of which is known which types it goes
 * with. No value is ever carried by it.
 *
 * @param javaName what errors call the class
 * @param declaredName what errors call what it is
 * @param parameterOid as its codec has it
 * @param fits which types it goes with
 */
record StandIn(String javaName, String declaredName, int parameterOid, Predicate<PgType> fits)
    implements Codec<Object> {

  @Override
  public int parameterArrayOid() {
    return parameterOid;
  }

  @Override
  public boolean reads(PgType type) {
    return fits.test(type);
  }

  @Override
  public boolean writes(PgType type) {
    return fits.test(type);
  }

  @Override
  public Object decode(MemorySegment memory, long offset, int length, PgType type) {
    throw new IllegalStateException(javaName);
  }

  @Override
  public void encode(BinaryWriter out, Object value, PgType type) {
    throw new IllegalStateException(javaName);
  }

  @Override
  public void encode(BinaryWriter out, Object value) {
    throw new IllegalStateException(javaName);
  }
}

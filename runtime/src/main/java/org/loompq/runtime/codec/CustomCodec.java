package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A Java type for which the application brings a {@link org.loompq.TypeCodec}. Which one serves it,
 * and for which type, is a matter of the database: so the type itself tells.
 *
 * @param javaType the Java type
 * @param <T> the Java type
 */
record CustomCodec<T>(Class<T> javaType) implements DescribedCodec<T> {

  @Override
  public String javaName() {
    return javaType.getSimpleName();
  }

  @Override
  public boolean reads(PgType type) {
    return type.codecOf(javaType) != null;
  }

  @Override
  public String misfit(PgType type) {
    return reads(type)
        ? ""
        : "this database has no TypeCodec for the two; add one with DatabaseConfig's typeCodec or"
            + " in META-INF/services/org.loompq.TypeCodec, and look at its typeName(), which"
            + " needs a schema that is not on the search_path";
  }

  @Override
  public T decode(MemorySegment memory, long offset, int length, PgType type) {
    RegisteredCodec<T> registered = registered(type);
    MemoryValueReader in = new MemoryValueReader(memory, offset, length, type);
    @Nullable T value;
    try {
      value = registered.codec().read(in);
    } catch (RuntimeException failed) {
      throw failure(registered, "read", failed);
    } finally {
      in.close();
    }
    in.checkEnd(registered);
    if (value == null) {
      throw new CodecException(
          registered.name() + " has read null, but SQL NULL is not given to it");
    }
    return value;
  }

  @Override
  public boolean writes(PgType type) {
    return reads(type);
  }

  @Override
  public String obstacle(PgType type) {
    return misfit(type);
  }

  @Override
  public void encode(BinaryWriter out, T value, PgType type) {
    RegisteredCodec<T> registered = registered(type);
    MemoryValueWriter to = new MemoryValueWriter(out);
    try {
      registered.codec().write(value, to);
    } catch (RuntimeException failed) {
      throw failure(registered, "write", failed);
    } finally {
      to.close();
    }
  }

  private RegisteredCodec<T> registered(PgType type) {
    RegisteredCodec<T> registered = type.codecOf(javaType);
    if (registered == null) {
      throw new CodecException("no TypeCodec of " + javaName() + " is for " + type);
    }
    return registered;
  }

  private static CodecException failure(
      RegisteredCodec<?> registered, String what, RuntimeException failed) {
    String reason = failed.getMessage();
    return new CodecException(
        registered.name()
            + " could not "
            + what
            + " the value: "
            + (reason == null ? failed.getClass().getName() : reason),
        failed);
  }
}

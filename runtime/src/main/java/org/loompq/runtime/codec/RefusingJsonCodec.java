package org.loompq.runtime.codec;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.loompq.spi.JsonCodec;
import org.loompq.spi.JsonException;

/**
 * Stands in where no JSON library can be used.
 *
 * @param reason why, and what to do
 * @param cause what showed it, if anything was thrown
 */
record RefusingJsonCodec(String reason, @Nullable Throwable cause) implements JsonCodec {

  @Override
  public Object read(byte[] document, Type type) {
    throw new JsonException(reason, cause);
  }

  @Override
  public byte[] write(Object value, Type type) {
    throw new JsonException(reason, cause);
  }
}

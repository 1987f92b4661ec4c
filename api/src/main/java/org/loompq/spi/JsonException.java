package org.loompq.spi;

import org.jspecify.annotations.Nullable;

/**
 * A JSON document and a Java type do not fit. Thrown by a {@link JsonCodec}; applications get a
 * {@link org.loompq.error.MappingException} that has the same message in its own.
 */
public final class JsonException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Makes an exception.
   *
   * @param message what does not fit, and at which place of the document; not what stands there,
   *     for that may be secret
   * @param cause what shows it, if anything; it is logged with the rest, so that its messages too
   *     must not tell what stands there
   */
  public JsonException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

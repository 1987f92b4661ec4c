package org.loompq.runtime.codec;

/**
 * A value does not fit the other side's type. Whoever knows the column or parameter adds its name.
 */
public final class CodecException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public CodecException(String message) {
    super(message, null, false, false);
  }
}

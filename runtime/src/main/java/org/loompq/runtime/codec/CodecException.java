package org.loompq.runtime.codec;

import org.jspecify.annotations.Nullable;

/**
 * A value does not fit the other side's type. Whoever knows the column or parameter adds its name.
 */
public final class CodecException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public CodecException(String message) {
    this(message, null);
  }

  public CodecException(String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}

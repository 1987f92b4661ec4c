package org.loompq.processor.model;

import javax.lang.model.type.TypeMirror;
import org.loompq.processor.model.CodecModel.Known;
import org.loompq.processor.model.CodecModel.OfElements;

/**
 * What one column or one parameter holds.
 *
 * @param codec what carries it
 * @param type its Java type; for an {@code Optional} that of what may be in it
 * @param optional whether it is in an {@code Optional}
 */
public record Value(CodecModel codec, TypeMirror type, boolean optional) {

  /** A value that is in no {@code Optional}. */
  public Value(CodecModel codec, TypeMirror type) {
    this(codec, type, false);
  }

  /** The type of its elements, if it has any; else its own. */
  public TypeMirror elementType() {
    return codec instanceof OfElements elements ? elements.elementType() : type;
  }

  /** Whether it is an array. */
  public boolean isArray() {
    return codec.isArray();
  }

  /** Whether it is a Java primitive, which cannot be SQL NULL. */
  public boolean isPrimitive() {
    return type.getKind().isPrimitive();
  }

  /** Whether it is a String. */
  public boolean isString() {
    return codec instanceof Known(KnownCodec constant) && constant == KnownCodec.STRING;
  }
}

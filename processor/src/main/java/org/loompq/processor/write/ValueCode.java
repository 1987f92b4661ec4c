package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import javax.lang.model.type.PrimitiveType;
import org.loompq.processor.model.Value;

/** Code that reads and binds single values. */
final class ValueCode {

  private final CodecCode codecs;

  ValueCode(CodecCode codecs) {
    this.codecs = codecs;
  }

  /** Names what carries it: {@code Codecs.LONG}. */
  CodeBlock codec(Value value) {
    return codecs.of(value.codec());
  }

  /** Reads the component of a number: {@code rows.getLong(0)}. */
  CodeBlock get(String rows, int index, Value value) {
    if (value.type() instanceof PrimitiveType primitive) {
      return CodeBlock.of("$L.get$L($L)", rows, Capitalised.of(primitive), index);
    }
    CodeBlock read =
        value.isString()
            ? CodeBlock.of("$L.getString($L)", rows, index)
            : CodeBlock.of("$L.get($L, $L)", rows, index, codec(value));
    return value.optional()
        ? CodeBlock.of("$T.ofNullable($L)", ClassName.get(Optional.class), read)
        : read;
  }

  /** Binds an expression: {@code .bind(id)}. */
  Call bind(Value value, String expression) {
    return bind(value, expression + unwrapping(value), false);
  }

  /** What makes a null of an empty {@code Optional}. */
  static String unwrapping(Value value) {
    return value.optional() ? ".orElse(null)" : "";
  }

  /**
   * Binds an expression that is in no {@code Optional} any more.
   *
   * @param nullable whether it may be null, even where the value is a primitive
   */
  Call bind(Value value, String expression, boolean nullable) {
    CodeBlock head = CodeBlock.of(".bind");
    CodeBlock bound = CodeBlock.of("$L", expression);
    boolean byOverload = value.isString() || (value.isPrimitive() && !nullable);
    return byOverload ? Call.of(head, bound) : Call.of(head, bound, codec(value));
  }
}

package org.loompq.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;

/**
 * A constant of the class.
 *
 * @param type its type
 * @param name its name
 */
record Constant(TypeName type, String name) {

  /** Lays out a value. */
  interface Value {
    /** Lays it out from a column on, on a line of an indentation. */
    CodeBlock from(int column, int indent);
  }

  /** With its value on the same line if it fits, else on the next. */
  FieldSpec initialized(CodeBlock oneLine, Value value) {
    CodeBlock declaration = CodeBlock.of("private static final $T $L = ", type, name);
    int column = Layout.BLOCK + Layout.width(declaration);
    int next = Layout.BLOCK + Layout.CONTINUATION;
    FieldSpec.Builder field =
        FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    return Layout.fits(oneLine, column, 1)
        ? field.initializer(oneLine).build()
        : field.initializer("\n$>$>$L$<$<", value.from(next, next)).build();
  }
}

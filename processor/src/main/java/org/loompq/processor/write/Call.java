package org.loompq.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/**
 * A call of a method or a constructor.
 *
 * @param head what stands before the parenthesis: {@code Statement.of}, {@code .column}
 * @param arguments what stands in it
 */
record Call(CodeBlock head, List<CodeBlock> arguments) {

  /** A call with its arguments. */
  static Call of(CodeBlock head, CodeBlock... arguments) {
    return new Call(head, List.of(arguments));
  }

  /** All on one line. */
  CodeBlock oneLine() {
    return CodeBlock.of("$L($L)", head, CodeBlock.join(arguments, ", "));
  }
}

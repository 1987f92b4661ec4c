package org.loompq.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** Lays out code as google-java-format would: on one line if it fits. */
final class Layout {

  private static final int WIDTH = 100;

  private Layout() {}

  /** How wide some code is on one line, once its types are imported. */
  static int width(CodeBlock code) {
    return code.toString().replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "").length();
  }

  /**
   * A call with its arguments: on one line, else all on the next, else a line for each.
   *
   * @param column where the call begins on its line
   * @param indent the indentation of that line
   * @param after what follows on the last line, in characters
   */
  static CodeBlock call(
      CodeBlock head, List<CodeBlock> arguments, int column, int indent, int after) {
    CodeBlock oneLine = CodeBlock.of("$L($L)", head, CodeBlock.join(arguments, ", "));
    boolean multiline = oneLine.toString().contains("\n");
    if (!multiline && column + width(oneLine) + after <= WIDTH) {
      return oneLine;
    }
    CodeBlock.Builder broken = CodeBlock.builder().add("$L(\n$>$>", head);
    CodeBlock joined = CodeBlock.join(arguments, ", ");
    if (!multiline && indent + 4 + width(joined) + 1 + after <= WIDTH) {
      broken.add(joined);
    } else {
      broken.add(CodeBlock.join(arguments, ",\n"));
    }
    return broken.add(")$<$<").build();
  }

  /**
   * A chain of calls: on one line, else each on its own.
   *
   * @param column where the chain begins on its line
   * @param after what follows on the last line, in characters
   */
  static CodeBlock chain(CodeBlock head, List<CodeBlock> calls, int column, int after) {
    CodeBlock oneLine = CodeBlock.of("$L$L", head, CodeBlock.join(calls, ""));
    if (column + width(oneLine) + after <= WIDTH) {
      return oneLine;
    }
    return CodeBlock.of("$L\n$>$>$L$<$<", head, CodeBlock.join(calls, "\n"));
  }
}

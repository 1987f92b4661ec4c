package org.loompq.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lays out code as google-java-format would: on one line if it fits. What it makes is indented
 * relative to the line on which it begins.
 */
final class Layout {

  static final int WIDTH = 100;

  /** What a line that continues another is indented by, and a line in a block. */
  static final int CONTINUATION = 4;

  static final int BLOCK = 2;

  /** A head no longer than this keeps the first call of its chain on its line. */
  private static final int SHORT_HEAD = 4;

  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

  private Layout() {}

  /** How wide some code is on one line, once its types are imported. */
  static int width(CodeBlock code) {
    return PACKAGE.matcher(code.toString()).replaceAll("").length();
  }

  /** Whether some code has one line, which ends within the width. */
  static boolean fits(CodeBlock code, int column, int after) {
    return !code.toString().contains("\n") && column + width(code) + after <= WIDTH;
  }

  /**
   * A call with its arguments: on one line, else all on the next, else a line for each.
   *
   * @param column where the call begins on its line
   * @param indent the indentation of that line
   * @param after what follows on the last line, in characters
   */
  static CodeBlock call(Call call, int column, int indent, int after) {
    if (fits(call.oneLine(), column, after)) {
      return call.oneLine();
    }
    CodeBlock joined = CodeBlock.join(call.arguments(), ", ");
    boolean together = fits(joined, indent + CONTINUATION, after + 1);
    return CodeBlock.of(
        "$L(\n$>$>$L)$<$<",
        call.head(),
        together ? joined : CodeBlock.join(call.arguments(), ",\n"));
  }

  /**
   * A chain of calls: on one line, else each on its own.
   *
   * @param column where the chain begins on its line
   * @param indent the indentation of that line
   * @param after what follows on the last line, in characters
   */
  static CodeBlock chain(CodeBlock head, List<Call> calls, int column, int indent, int after) {
    CodeBlock oneLine = oneLine(head, calls);
    return fits(oneLine, column, after) ? oneLine : brokenChain(head, calls, indent, after);
  }

  /** A chain of calls on one line. */
  static CodeBlock oneLine(CodeBlock head, List<Call> calls) {
    return Stream.concat(Stream.of(head), calls.stream().map(Call::oneLine))
        .collect(CodeBlock.joining(""));
  }

  /** A chain of calls, each on a line of its own. */
  static CodeBlock brokenChain(CodeBlock head, List<Call> calls, int indent, int after) {
    int kept = width(head) <= SHORT_HEAD ? 1 : 0;
    CodeBlock first = oneLine(head, calls.subList(0, kept));
    int column = indent + CONTINUATION;
    CodeBlock.Builder rest = CodeBlock.builder();
    for (int i = kept; i < calls.size(); i++) {
      boolean last = i == calls.size() - 1;
      rest.add("\n$L", call(calls.get(i), column, column, last ? after : 0));
    }
    return CodeBlock.of("$L$>$>$L$<$<", first, rest.build());
  }
}

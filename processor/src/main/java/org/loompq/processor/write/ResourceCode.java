package org.loompq.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.List;

/** Code that begins a {@code try} in a method. */
final class ResourceCode {

  /** Where the statements of a method begin, and a line that continues one. */
  private static final int INDENT = 2 * Layout.BLOCK;

  private static final int CONTINUED = INDENT + Layout.CONTINUATION;

  private ResourceCode() {}

  /** Of what a chain of calls gives: {@code try (Rows rows = FIND.with(runner).query())}. */
  static CodeBlock of(TypeName type, String name, CodeBlock head, List<Call> calls) {
    CodeBlock declaration = CodeBlock.of("try ($T $L =", type, name);
    CodeBlock oneLine = Layout.oneLine(head, calls);
    String end = ") {";
    return Layout.fits(oneLine, INDENT + Layout.width(declaration) + 1, end.length())
        ? CodeBlock.of("$L $L) {\n", declaration, oneLine)
        : CodeBlock.of(
            "$L\n$>$>$L) {\n$<$<",
            declaration,
            Layout.chain(head, calls, CONTINUED, CONTINUED, end.length()));
  }
}

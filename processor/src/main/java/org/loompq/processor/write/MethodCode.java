package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.Result;

/** Code of the methods that run the statements. */
final class MethodCode {

  static final String RUNNER = "runner";

  /** Where the statements of a method begin, and a line that continues one. */
  private static final int INDENT = 2 * Layout.BLOCK;

  private static final int CONTINUED = INDENT + Layout.CONTINUATION;

  private final ClassName implementation;
  private final TypeNames types;
  private final ValueCode values;
  private final RecordCode records;

  MethodCode(ClassName implementation, TypeNames types, ValueCode values, RecordCode records) {
    this.implementation = implementation;
    this.types = types;
    this.values = values;
    this.records = records;
  }

  /**
   * The method that runs the statement in a constant.
   *
   * @param spec has its signature
   */
  MethodSpec of(MethodSpec.Builder spec, String constant, QueryMethod method) {
    switch (method.result()) {
      case Result.Affected affected -> spec.addCode(update(execution(constant, method), affected));
      case Result.Rows rows -> query(spec, execution(constant, method), method, rows);
    }
    return spec.build();
  }

  // The body

  /** {@code FIND.with(runner).bind(id)}, to be ended by what runs it. */
  private record Execution(CodeBlock head, List<Call> calls) {

    CodeBlock oneLine(String run) {
      return Layout.oneLine(head, ended(run));
    }

    CodeBlock from(int column, int indent, String run, int after) {
      return Layout.chain(head, ended(run), column, indent, after);
    }

    CodeBlock broken(int indent, String run) {
      return Layout.brokenChain(head, ended(run), indent, 0);
    }

    private List<Call> ended(String run) {
      return Stream.concat(calls.stream(), Stream.of(Call.of(CodeBlock.of(run)))).toList();
    }
  }

  private Execution execution(String constant, QueryMethod method) {
    boolean hidden =
        method.method().getParameters().stream()
            .anyMatch(parameter -> parameter.getSimpleName().contentEquals(RUNNER));
    List<Call> calls = new ArrayList<>();
    calls.add(Call.of(CodeBlock.of(".with"), CodeBlock.of(hidden ? "this." + RUNNER : RUNNER)));
    method
        .bindings()
        .forEach(binding -> calls.add(values.bind(binding.value(), binding.expression())));
    return new Execution(CodeBlock.of("$L", constant), calls);
  }

  private static CodeBlock update(Execution execution, Result.Affected affected) {
    String run = ".update";
    int returned = INDENT + "return ".length();
    return switch (affected) {
      case NOTHING -> CodeBlock.of("$L;\n", execution.from(INDENT, INDENT, run, 1));
      case LONG -> CodeBlock.of("return $L;\n", execution.from(returned, INDENT, run, 1));
      case ANY -> {
        String test = " > 0;";
        yield Layout.fits(execution.oneLine(run), returned, test.length())
            ? CodeBlock.of("return $L$L\n", execution.oneLine(run), test)
            : CodeBlock.of(
                "return $>$>$L\n$L$<$<\n", execution.broken(CONTINUED, run), test.strip());
      }
      case INT -> {
        CodeBlock head = CodeBlock.of("$T.toIntExact", Math.class);
        Call oneLine = Call.of(head, execution.oneLine(run));
        yield Layout.fits(oneLine.oneLine(), returned, 1)
            ? CodeBlock.of("return $L;\n", oneLine.oneLine())
            : CodeBlock.of(
                "return $L(\n$>$>$L);$<$<\n", head, execution.from(CONTINUED, CONTINUED, run, 2));
      }
    };
  }

  private void query(
      MethodSpec.Builder spec, Execution execution, QueryMethod method, Result.Rows rows) {
    ResultCode code = new ResultCode(implementation, types, values, records, method);
    String run = ".query";
    CodeBlock declaration = CodeBlock.of("try ($T $L =", RuntimeTypes.ROWS, code.rowsName());
    boolean fits =
        Layout.fits(execution.oneLine(run), INDENT + Layout.width(declaration) + 1, ") {".length());
    spec.addCode(
            fits
                ? CodeBlock.of("$L $L) {\n", declaration, execution.oneLine(run))
                : CodeBlock.of(
                    "$L\n$>$>$L) {\n$<$<",
                    declaration,
                    execution.from(CONTINUED, CONTINUED, run, ") {".length())))
        .addCode("$>")
        .addCode(code.body(rows))
        .addCode("$<}\n");
  }
}

package org.loompq.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.loompq.processor.model.CopyInMethod;
import org.loompq.processor.model.CopyOutMethod;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.Result;
import org.loompq.processor.model.StatementMethod;

/** Code of the methods that run the statements. */
final class MethodCode {

  static final String RUNNER = "runner";

  /** Where the statements of a method begin, and a line that continues one. */
  private static final int INDENT = 2 * Layout.BLOCK;

  private static final int CONTINUED = INDENT + Layout.CONTINUATION;

  private final TypeNames types;
  private final ValueCode values;
  private final ReaderCode readers;
  private final CopyCode copies;

  MethodCode(TypeNames types, ValueCode values, ReaderCode readers, CopyCode copies) {
    this.types = types;
    this.values = values;
    this.readers = readers;
    this.copies = copies;
  }

  /**
   * The method that runs the statement in a constant.
   *
   * @param spec has its signature
   */
  MethodSpec of(MethodSpec.Builder spec, String constant, StatementMethod method) {
    CodeBlock body =
        switch (method) {
          case QueryMethod query -> body(constant, query);
          case CopyInMethod in -> copies.in(constant, in);
          case CopyOutMethod out -> copies.out(constant, out);
        };
    return spec.addCode(body).build();
  }

  // The body

  private CodeBlock body(String constant, QueryMethod method) {
    if (method.isBatch()) {
      return new BatchCode(types, values, readers, method).body(constant, runner(method));
    }
    Execution execution = execution(constant, method);
    return switch (method.result()) {
      case Result.Affected affected -> update(execution, affected);
      case Result.Streamed streamed -> stream(execution, method, streamed);
      case Result.Rows rows -> query(execution, method, rows);
      case Result.Counts _ -> throw new IllegalStateException(constant);
    };
  }

  /** {@code FIND.with(runner).bind(id)}, to be ended by what runs it. */
  private record Execution(CodeBlock head, List<Call> calls) {

    CodeBlock oneLine(Call run) {
      return Layout.oneLine(head, ended(run));
    }

    CodeBlock from(int column, int indent, Call run, int after) {
      return Layout.chain(head, ended(run), column, indent, after);
    }

    CodeBlock broken(int indent, Call run) {
      return Layout.brokenChain(head, ended(run), indent, 0);
    }

    List<Call> ended(Call run) {
      return Stream.concat(calls.stream(), Stream.of(run)).toList();
    }
  }

  /** The field, as a method can name it. */
  static CodeBlock runner(StatementMethod method) {
    boolean hidden =
        method.method().getParameters().stream()
            .anyMatch(parameter -> parameter.getSimpleName().contentEquals(RUNNER));
    return CodeBlock.of(hidden ? "this." + RUNNER : RUNNER);
  }

  private Execution execution(String constant, QueryMethod method) {
    List<Call> calls = new ArrayList<>();
    calls.add(Call.of(CodeBlock.of(".with"), runner(method)));
    method
        .bindings()
        .forEach(binding -> calls.add(values.bind(binding.value(), binding.expression())));
    return new Execution(CodeBlock.of("$L", constant), calls);
  }

  private static CodeBlock update(Execution execution, Result.Affected affected) {
    Call run = Call.of(CodeBlock.of(".update"));
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

  private CodeBlock stream(Execution execution, QueryMethod method, Result.Streamed streamed) {
    CodeBlock fetchSize = CodeBlock.of("$L", streamed.fetchSize());
    Call run =
        switch (streamed.kind()) {
          case OBJECTS -> {
            String row = Locals.in(method.method()).newName("row");
            yield Call.of(
                CodeBlock.of(".stream"), fetchSize, readers.reader(row, streamed.element()));
          }
          case INTS -> Call.of(CodeBlock.of(".intStream"), fetchSize);
          case LONGS -> Call.of(CodeBlock.of(".longStream"), fetchSize);
          case DOUBLES -> Call.of(CodeBlock.of(".doubleStream"), fetchSize);
        };
    int returned = INDENT + "return ".length();
    return CodeBlock.of("return $L;\n", execution.from(returned, INDENT, run, 1));
  }

  private CodeBlock query(Execution execution, QueryMethod method, Result.Rows rows) {
    ResultCode code = new ResultCode(types, values, readers, method);
    Call run = Call.of(CodeBlock.of(".query"));
    return CodeBlock.builder()
        .add(
            ResourceCode.of(
                RuntimeTypes.ROWS, code.rowsName(), execution.head(), execution.ended(run)))
        .add("$>")
        .add(code.body(rows))
        .add("$<}\n")
        .build();
  }
}

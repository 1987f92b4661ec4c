package org.loompq.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.model.Binding;
import org.loompq.processor.model.Options;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.RecordModel.ColumnComponent;
import org.loompq.processor.model.Result;
import org.loompq.processor.model.Value;

/** Code of the constants with the statements. */
final class StatementCode {

  /** Where the arguments of {@code Statement.of} begin. */
  private static final int INDENT = Layout.BLOCK + 2 * Layout.CONTINUATION;

  private final String repositoryName;
  private final RecordCode records;

  StatementCode(String repositoryName, RecordCode records) {
    this.repositoryName = repositoryName;
    this.records = records;
  }

  /** The constant of a name with the statement of a method. */
  FieldSpec of(String constant, QueryMethod method) {
    String name = repositoryName + "." + method.name();
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$S", name));
    if (!method.options().isEmpty()) {
      arguments.add(options(method.options()));
    }
    arguments.add(shape(method.result(), name));
    arguments.add(SqlLiteral.of(method.sql()));
    method.bindings().forEach(binding -> arguments.add(parameter(binding)));
    Call call = new Call(CodeBlock.of("$T.of", RuntimeTypes.STATEMENT), arguments);
    return new Constant(RuntimeTypes.STATEMENT, constant)
        .initialized(call.oneLine(), (column, indent) -> Layout.call(call, column, indent, 1));
  }

  private static CodeBlock options(Options options) {
    CodeBlock.Builder code = CodeBlock.builder().add("$T.NONE", RuntimeTypes.OPTIONS);
    options.timeoutMillis().ifPresent(millis -> code.add(".timeoutMillis($L)", millis));
    if (options.isReadOnly()) {
      code.add(".readOnly()");
    }
    return code.build();
  }

  private static CodeBlock parameter(Binding binding) {
    return CodeBlock.of(
        "$T.$L($S, $L)",
        RuntimeTypes.PARAMETER,
        binding.value().isArray() ? "arrayOf" : "of",
        binding.name(),
        ValueCode.valueType(binding.value()));
  }

  private CodeBlock shape(Result result, String name) {
    return switch (result) {
      case Result.Affected _, Result.Counts _ -> CodeBlock.of("$T.none()", RuntimeTypes.SHAPE);
      case Result.Streamed streamed -> shape(streamed.element(), null, name);
      case Result.Rows rows -> shape(rows.element(), rows.key(), name);
    };
  }

  private CodeBlock shape(Result.Element of, @Nullable ColumnComponent key, String name) {
    Call keyColumn = key == null ? null : RecordCode.column("key", key);
    return switch (of) {
      case Result.RecordElement element -> {
        CodeBlock shape = CodeBlock.of("$L", records.of(element.model()).shape());
        yield keyColumn == null ? shape : CodeBlock.of("$L$L", shape, keyColumn.oneLine());
      }
      case Result.ScalarElement element -> scalarShape(element.value(), keyColumn, name);
    };
  }

  private static CodeBlock scalarShape(Value value, @Nullable Call keyColumn, String name) {
    CodeBlock type = ValueCode.valueType(value);
    String suffix = value.isArray() ? "Array" : "";
    if (keyColumn == null) {
      return CodeBlock.of("$T.scalar$L($L)", RuntimeTypes.SHAPE, suffix, type);
    }
    CodeBlock head = CodeBlock.of("$T.of($S)", RuntimeTypes.SHAPE, name);
    Call remaining =
        Call.of(CodeBlock.of(".remaining$L", suffix), CodeBlock.of("$S", "value"), type);
    return Layout.chain(head, List.of(remaining, keyColumn), INDENT, INDENT, 1);
  }
}

package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.model.CodecModel.OfValueObject;
import org.loompq.processor.model.CopyInMethod;
import org.loompq.processor.model.CopyInMethod.RecordRow;
import org.loompq.processor.model.CopyInMethod.ScalarRow;
import org.loompq.processor.model.CopyOutMethod;
import org.loompq.processor.model.Options;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.RecordModel.ColumnComponent;
import org.loompq.processor.model.Result;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.model.Value;

/** Code of the constants with the statements. */
final class StatementCode {

  /** Where the arguments of {@code Statement.of} begin. */
  private static final int INDENT = Layout.BLOCK + 2 * Layout.CONTINUATION;

  private final String repositoryName;
  private final ValueCode values;
  private final RecordCode records;

  StatementCode(String repositoryName, ValueCode values, RecordCode records) {
    this.repositoryName = repositoryName;
    this.values = values;
    this.records = records;
  }

  /** The constant of a name with the statement of a method. */
  FieldSpec of(String constant, StatementMethod method) {
    String name = repositoryName + "." + method.name();
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$S", name));
    if (!method.options().isEmpty()) {
      arguments.add(options(method.options()));
    }
    ClassName type =
        switch (method) {
          case QueryMethod query -> {
            arguments.add(shape(query.result(), name));
            arguments.add(SqlLiteral.of(query.sql()));
            query.bindings().forEach(each -> arguments.add(parameter(each.name(), each.value())));
            yield RuntimeTypes.STATEMENT;
          }
          case CopyInMethod in -> {
            arguments.add(CodeBlock.of("$S", in.table()));
            arguments.add(columns(in.columns()));
            arguments.addAll(components(in));
            yield RuntimeTypes.COPY_INTO;
          }
          case CopyOutMethod out -> {
            arguments.add(shape(out.element(), null, name));
            arguments.add(SqlLiteral.of(out.query()));
            yield RuntimeTypes.COPY_FROM;
          }
        };
    Call call = new Call(CodeBlock.of("$T.of", type), arguments);
    return new Constant(type, constant)
        .initialized(call.oneLine(), (column, indent) -> Layout.call(call, column, indent, 1));
  }

  /** Quotes and several lines are read more easily in a text block. */
  private static CodeBlock columns(String columns) {
    boolean block = columns.contains("\"") || columns.contains("\n");
    return block ? SqlLiteral.of(columns) : CodeBlock.of("$S", columns);
  }

  private List<CodeBlock> components(CopyInMethod method) {
    return switch (method.row()) {
      case RecordRow record ->
          record.leaves().stream()
              .map(leaf -> parameter(leaf.path(), leaf.component().value()))
              .toList();
      case ScalarRow scalar -> List.of(parameter(method.source().parameter(), scalar.value()));
    };
  }

  private static CodeBlock options(Options options) {
    CodeBlock.Builder code = CodeBlock.builder().add("$T.NONE", RuntimeTypes.OPTIONS);
    options.timeoutMillis().ifPresent(millis -> code.add(".timeoutMillis($L)", millis));
    if (options.isReadOnly()) {
      code.add(".readOnly()");
    }
    return code.build();
  }

  private CodeBlock parameter(String name, Value value) {
    return CodeBlock.of("$T.of($S, $L)", RuntimeTypes.PARAMETER, name, values.codec(value));
  }

  private CodeBlock shape(Result result, String name) {
    return switch (result) {
      case Result.Affected _, Result.Counts _ -> CodeBlock.of("$T.none()", RuntimeTypes.SHAPE);
      case Result.Streamed streamed -> shape(streamed.element(), null, name);
      case Result.Rows rows -> shape(rows.element(), rows.key(), name);
    };
  }

  private CodeBlock shape(Result.Element of, @Nullable ColumnComponent key, String name) {
    Call keyColumn = key == null ? null : records.column("key", key);
    return switch (of) {
      case Result.RecordElement element -> shape(records.of(element.model()), keyColumn);
      case Result.SealedElement element -> shape(records.of(element.model()), keyColumn);
      case Result.ScalarElement element -> scalarShape(element.value(), keyColumn, name);
    };
  }

  private static CodeBlock shape(RecordCode.Written record, @Nullable Call keyColumn) {
    return keyColumn == null
        ? CodeBlock.of("$L", record.shape())
        : CodeBlock.of("$L$L", record.shape(), keyColumn.oneLine());
  }

  /** It is found by the name of its column, if there are others. */
  private static CodeBlock valueObjectShape(OfValueObject object, CodeBlock codec) {
    CodeBlock head = CodeBlock.of("$T.of($S)", RuntimeTypes.SHAPE, object.type().getSimpleName());
    Call column =
        Call.of(
            CodeBlock.of(".column"),
            CodeBlock.of("$S", object.column()),
            CodeBlock.of("$S", object.component()),
            codec);
    return Layout.chain(head, List.of(column), INDENT, INDENT, 1);
  }

  private CodeBlock scalarShape(Value value, @Nullable Call keyColumn, String name) {
    CodeBlock codec = values.codec(value);
    if (keyColumn == null) {
      return value.codec() instanceof OfValueObject object
          ? valueObjectShape(object, codec)
          : CodeBlock.of("$T.scalar($L)", RuntimeTypes.SHAPE, codec);
    }
    CodeBlock head = CodeBlock.of("$T.of($S)", RuntimeTypes.SHAPE, name);
    Call remaining = Call.of(CodeBlock.of(".remaining"), CodeBlock.of("$S", "value"), codec);
    return Layout.chain(head, List.of(remaining, keyColumn), INDENT, INDENT, 1);
  }
}

package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.model.Binding;
import org.loompq.processor.model.CheckedStatement;
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
  private final Map<StatementMethod, CheckedStatement> checked;

  StatementCode(
      String repositoryName,
      ValueCode values,
      RecordCode records,
      Map<StatementMethod, CheckedStatement> checked) {
    this.checked = checked;
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
            arguments.add(ordered(shape(query.result(), name), query));
            arguments.add(SqlLiteral.of(query.sql()));
            arguments.addAll(parameters(query));
            yield RuntimeTypes.STATEMENT;
          }
          case CopyInMethod in -> {
            arguments.add(CodeBlock.of("$S", in.table().name()));
            arguments.add(columns(in.columnList()));
            arguments.addAll(components(in));
            yield RuntimeTypes.COPY_INTO;
          }
          case CopyOutMethod out -> {
            arguments.add(ordered(shape(out.element(), null, name), out));
            arguments.add(SqlLiteral.of(out.query()));
            yield RuntimeTypes.COPY_FROM;
          }
        };
    Call call = new Call(CodeBlock.of("$T.of", type), arguments);
    return new Constant(type, constant)
        .initialized(call.oneLine(), (column, indent) -> Layout.call(call, column, indent, 1));
  }

  /** The shape with the order of the columns, where that is known and there are several. */
  private CodeBlock ordered(CodeBlock shape, StatementMethod method) {
    CheckedStatement known = checked.get(method);
    boolean isMap =
        method instanceof QueryMethod query
            && query.result() instanceof Result.Rows rows
            && rows.key() != null;
    if (known == null || known.columnOrder().size() < 2 || isMap) {
      return shape;
    }
    List<CodeBlock> order =
        known.columnOrder().stream().map(number -> CodeBlock.of("$L", number)).toList();
    Call call =
        known.isInOrder()
            ? Call.of(CodeBlock.of(".inOrder"))
            : new Call(CodeBlock.of(".at"), order);
    return Layout.chain(shape, List.of(call), INDENT, INDENT, 1);
  }

  private List<CodeBlock> parameters(QueryMethod query) {
    CheckedStatement known = checked.get(query);
    List<CodeBlock> parameters = new ArrayList<>();
    for (int i = 0; i < query.bindings().size(); i++) {
      Binding binding = query.bindings().get(i);
      CodeBlock declared = parameter(binding.name(), binding.value());
      Optional<String> type = known == null ? Optional.empty() : known.declaredTypes().get(i);
      parameters.add(type.map(name -> as(declared, name)).orElse(declared));
    }
    return parameters;
  }

  private static CodeBlock as(CodeBlock parameter, String type) {
    Call as = Call.of(CodeBlock.of(".as"), CodeBlock.of("$S", type));
    return Layout.chain(parameter, List.of(as), INDENT, INDENT, 2);
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

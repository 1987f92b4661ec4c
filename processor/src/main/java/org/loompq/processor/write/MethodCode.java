package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.model.Binding;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.RecordModel.ColumnComponent;
import org.loompq.processor.model.Result;
import org.loompq.processor.model.Value;

/** Code of the methods: for each a constant with its statement, and the method that runs it. */
final class MethodCode {

  private static final int INDENT = 4;

  private final String repositoryName;
  private final ClassName implementation;
  private final Types types;
  private final Constants constants;
  private final ValueCode values;
  private final RecordCode records;
  private final List<FieldSpec> statements = new ArrayList<>();
  private final List<MethodSpec> methods = new ArrayList<>();

  MethodCode(
      String repositoryName,
      ClassName implementation,
      Types types,
      Constants constants,
      ValueCode values,
      RecordCode records) {
    this.repositoryName = repositoryName;
    this.implementation = implementation;
    this.types = types;
    this.constants = constants;
    this.values = values;
    this.records = records;
  }

  List<FieldSpec> statements() {
    return statements;
  }

  List<MethodSpec> methods() {
    return methods;
  }

  void write(QueryMethod method) {
    String constant = constants.name(method.name());
    statements.add(statement(constant, method));
    MethodSpec.Builder spec = signature(method.method());
    switch (method.result()) {
      case Result.Affected affected -> spec.addCode(update(constant, method, affected));
      case Result.Rows rows -> query(spec, constant, method, rows);
    }
    methods.add(spec.build());
  }

  // The statement

  private FieldSpec statement(String constant, QueryMethod method) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$S", repositoryName + "." + method.name()));
    arguments.add(shape(method.result(), repositoryName + "." + method.name()));
    arguments.add(SqlLiteral.of(method.sql()));
    for (Binding binding : method.bindings()) {
      arguments.add(
          CodeBlock.of(
              "$T.$L($S, $L)",
              RuntimeTypes.PARAMETER,
              binding.value().isArray() ? "arrayOf" : "of",
              binding.name(),
              ValueCode.valueType(binding.value())));
    }
    CodeBlock call = Layout.call(CodeBlock.of("$T.of", RuntimeTypes.STATEMENT), arguments, 6, 6, 1);
    return FieldSpec.builder(
            RuntimeTypes.STATEMENT, constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("\n$>$>$L$<$<", call)
        .build();
  }

  private CodeBlock shape(Result result, String name) {
    return switch (result) {
      case Result.Affected affected -> CodeBlock.of("$T.none()", RuntimeTypes.SHAPE);
      case Result.Rows rows -> shape(rows, name);
    };
  }

  private CodeBlock shape(Result.Rows rows, String name) {
    ColumnComponent key = rows.key();
    CodeBlock keyColumn = key == null ? null : RecordCode.column("key", key);
    return switch (rows.element()) {
      case Result.RecordElement element -> {
        String shape = records.of(element.model()).shape();
        yield keyColumn == null
            ? CodeBlock.of("$L", shape)
            : CodeBlock.of("$L$L", shape, keyColumn);
      }
      case Result.ScalarElement element -> scalarShape(element.value(), keyColumn, name);
    };
  }

  private static CodeBlock scalarShape(Value value, @Nullable CodeBlock keyColumn, String name) {
    CodeBlock type = ValueCode.valueType(value);
    String suffix = value.isArray() ? "Array" : "";
    if (keyColumn == null) {
      return CodeBlock.of("$T.scalar$L($L)", RuntimeTypes.SHAPE, suffix, type);
    }
    CodeBlock head = CodeBlock.of("$T.of($S)", RuntimeTypes.SHAPE, name);
    CodeBlock remaining = CodeBlock.of(".remaining$L($S, $L)", suffix, "value", type);
    return Layout.chain(head, List.of(remaining, keyColumn), INDENT + 6, 1);
  }

  // The method

  private MethodSpec.Builder signature(ExecutableElement method) {
    MethodSpec.Builder spec =
        MethodSpec.methodBuilder(method.getSimpleName().toString())
            .addJavadoc(
                "Runs {@link $T#$L($L)}.", owner(method), method.getSimpleName(), erased(method))
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(TypeName.get(method.getReturnType()).withoutAnnotations())
            .varargs(method.isVarArgs());
    for (VariableElement parameter : method.getParameters()) {
      spec.addParameter(
          ParameterSpec.builder(
                  TypeName.get(parameter.asType()).withoutAnnotations(),
                  parameter.getSimpleName().toString())
              .build());
    }
    return spec;
  }

  private static ClassName owner(ExecutableElement method) {
    return ClassName.get((TypeElement) method.getEnclosingElement());
  }

  private CodeBlock erased(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> CodeBlock.of("$T", TypeName.get(types.erasure(parameter.asType()))))
        .collect(
            Collectors.collectingAndThen(Collectors.toList(), list -> CodeBlock.join(list, ", ")));
  }

  private CodeBlock update(String constant, QueryMethod method, Result.Affected affected) {
    return switch (affected) {
      case NOTHING -> CodeBlock.of("$L;\n", execution(constant, method, ".update()", 0, 1));
      case LONG -> CodeBlock.of("return $L;\n", execution(constant, method, ".update()", 7, 1));
      case ANY -> CodeBlock.of("return $L > 0;\n", execution(constant, method, ".update()", 7, 5));
      case INT ->
          CodeBlock.of(
              "return $T.toIntExact($L);\n",
              Math.class,
              execution(constant, method, ".update()", 23, 2));
    };
  }

  private CodeBlock execution(
      String constant, QueryMethod method, String run, int before, int after) {
    List<CodeBlock> calls = new ArrayList<>();
    for (Binding binding : method.bindings()) {
      calls.add(values.bind(binding.value(), binding.expression()));
    }
    calls.add(CodeBlock.of(run));
    CodeBlock head = CodeBlock.of("$L.with(this.runner)", constant);
    return Layout.chain(head, calls, INDENT + before, after);
  }

  private void query(
      MethodSpec.Builder spec, String constant, QueryMethod method, Result.Rows rows) {
    ResultCode code = new ResultCode(implementation, values, records, method);
    spec.beginControlFlow(
            "try ($T $L = $L)",
            RuntimeTypes.ROWS,
            code.rowsName(),
            execution(constant, method, ".query()", 13 + code.rowsName().length(), 3))
        .addCode(code.body(rows))
        .endControlFlow();
  }
}

package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.TypeElement;
import org.loompq.processor.model.EnumLabels;
import org.loompq.processor.model.ScalarKind;
import org.loompq.processor.model.Value;

/** Code that reads and binds single values. Keeps the constants with the labels of enums. */
final class ValueCode {

  private final TypeNames types;
  private final Names names;
  private final Map<TypeElement, FieldSpec> labels = new LinkedHashMap<>();

  ValueCode(TypeNames types, Names names) {
    this.types = types;
    this.names = names;
  }

  /** The constants that the code so far uses. */
  List<FieldSpec> fields() {
    return List.copyOf(labels.values());
  }

  /** Its type for the runtime: {@code ValueType.LONG}. */
  static CodeBlock valueType(Value value) {
    return CodeBlock.of("$T.$L", RuntimeTypes.VALUE_TYPE, value.kind());
  }

  /** Reads the component of a number: {@code rows.getLong(0)}. */
  CodeBlock get(String rows, int index, Value value) {
    if (value.kind() == ScalarKind.ENUM) {
      return getEnum(rows, index, value);
    }
    TypeName type = types.of(value.type());
    return switch (value.container()) {
      case NONE -> CodeBlock.of("$L.$L($L)", rows, value.kind().getter(value.isPrimitive()), index);
      case COLLECTION -> CodeBlock.of("$L.getList($L, $T.class)", rows, index, type);
      case ARRAY -> CodeBlock.of("$L.getArray($L, $T.class, $T[]::new)", rows, index, type, type);
    };
  }

  private CodeBlock getEnum(String rows, int index, Value value) {
    CodeBlock table = labels(value);
    return switch (value.container()) {
      case NONE -> CodeBlock.of("$L.getEnum($L, $L)", rows, index, table);
      case COLLECTION -> CodeBlock.of("$L.getEnumList($L, $L)", rows, index, table);
      case ARRAY ->
          CodeBlock.of(
              "$L.getEnumArray($L, $L, $T[]::new)", rows, index, table, types.of(value.type()));
    };
  }

  /** Binds an expression: {@code .bind(id)}. */
  Call bind(Value value, String expression) {
    CodeBlock bound = CodeBlock.of("$L", expression);
    CodeBlock head = CodeBlock.of(value.isArray() ? ".bindArray" : ".bind");
    if (value.kind() == ScalarKind.ENUM) {
      return Call.of(head, bound, labels(value));
    }
    return value.isArray() ? Call.of(head, bound, valueType(value)) : Call.of(head, bound);
  }

  private CodeBlock labels(Value value) {
    EnumLabels model = Objects.requireNonNull(value.labels());
    FieldSpec field = labels.computeIfAbsent(model.type(), type -> labelsField(model));
    return CodeBlock.of("$L", field.name());
  }

  private FieldSpec labelsField(EnumLabels model) {
    ClassName type = types.of(model.type());
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$T.values()", type));
    model.labels().forEach(label -> arguments.add(CodeBlock.of("$S", label)));
    Call call = new Call(CodeBlock.of("$T.of", RuntimeTypes.LABELS), arguments);
    return new Constant(
            ParameterizedTypeName.get(RuntimeTypes.LABELS, type),
            names.constant(model.type().getSimpleName() + "Labels"))
        .initialized(call.oneLine(), (column, indent) -> Layout.call(call, column, indent, 1));
  }
}

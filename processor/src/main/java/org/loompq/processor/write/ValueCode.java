package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.loompq.processor.model.EnumLabels;
import org.loompq.processor.model.ScalarKind;
import org.loompq.processor.model.Value;
import org.loompq.processor.model.Value.Container;

/** Code that reads and binds single values. Keeps the constants with the labels of enums. */
final class ValueCode {

  private final Constants constants;
  private final Map<TypeElement, FieldSpec> labels = new LinkedHashMap<>();

  ValueCode(Constants constants) {
    this.constants = constants;
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
    TypeName type = TypeName.get(value.type()).withoutAnnotations();
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
              "$L.getEnumArray($L, $L, $T[]::new)",
              rows,
              index,
              table,
              TypeName.get(value.type()).withoutAnnotations());
    };
  }

  /** Binds an expression: {@code .bind(id)}. */
  CodeBlock bind(Value value, String expression) {
    String method = value.container() == Container.NONE ? "bind" : "bindArray";
    if (value.kind() == ScalarKind.ENUM) {
      return CodeBlock.of(".$L($L, $L)", method, expression, labels(value));
    }
    return value.isArray()
        ? CodeBlock.of(".$L($L, $L)", method, expression, valueType(value))
        : CodeBlock.of(".$L($L)", method, expression);
  }

  private CodeBlock labels(Value value) {
    EnumLabels model = Objects.requireNonNull(value.labels());
    FieldSpec field = labels.computeIfAbsent(model.type(), type -> labelsField(model));
    return CodeBlock.of("$L", field.name());
  }

  private FieldSpec labelsField(EnumLabels model) {
    ClassName type = ClassName.get(model.type());
    String name = constants.name(model.type().getSimpleName() + "Labels");
    CodeBlock.Builder arguments = CodeBlock.builder().add("$T.values()", type);
    model.labels().forEach(label -> arguments.add(", $S", label));
    CodeBlock call = CodeBlock.of("$T.of($L)", RuntimeTypes.LABELS, arguments.build());
    return FieldSpec.builder(
            ParameterizedTypeName.get(RuntimeTypes.LABELS, type),
            name,
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer("\n$>$>$L$<$<", call)
        .build();
  }
}

package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.loompq.processor.model.RecordModel;
import org.loompq.processor.model.RecordModel.ColumnComponent;
import org.loompq.processor.model.RecordModel.NestedComponent;

/**
 * Code that reads records: for each a constant with its shape, and a method that makes one of a
 * row; for a record in a record another such method.
 */
final class RecordCode {

  private static final int METHOD_INDENT = 4;

  /** The names of what was written for a record. */
  record Written(String shape, String reader) {}

  private final Constants constants;
  private final ValueCode values;
  private final Map<TypeElement, Written> written = new LinkedHashMap<>();
  private final List<FieldSpec> shapes = new ArrayList<>();
  private final List<MethodSpec> readers = new ArrayList<>();

  RecordCode(Constants constants, ValueCode values) {
    this.constants = constants;
    this.values = values;
  }

  List<FieldSpec> shapes() {
    return shapes;
  }

  List<MethodSpec> readers() {
    return readers;
  }

  /** The names for a record, which is written the first time. */
  Written of(RecordModel model) {
    Written known = written.get(model.type());
    if (known != null) {
      return known;
    }
    String simpleName = model.type().getSimpleName().toString();
    Written names = new Written(constants.name(simpleName), constants.method(simpleName));
    written.put(model.type(), names);
    shapes.add(shape(names.shape(), model));
    writeReader(names.reader(), model, 0);
    return names;
  }

  private FieldSpec shape(String name, RecordModel model) {
    List<CodeBlock> columns = new ArrayList<>();
    for (RecordModel.Leaf leaf : model.leaves()) {
      columns.add(column(leaf.path(), leaf.component()));
    }
    CodeBlock head = CodeBlock.of("$T.of($S)", RuntimeTypes.SHAPE, model.type().getSimpleName());
    return FieldSpec.builder(
            RuntimeTypes.SHAPE, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("\n$>$>$L$<$<", Layout.chain(head, columns, 6, 1))
        .build();
  }

  /** {@code .column("opened_at", "openedAt", ValueType.INSTANT)}. */
  static CodeBlock column(String path, ColumnComponent component) {
    return CodeBlock.of(
        ".$L($S, $S, $L)",
        component.value().isArray() ? "arrayColumn" : "column",
        component.column(),
        path,
        ValueCode.valueType(component.value()));
  }

  /** Writes the reader of a record whose columns begin at an index; gives the index behind them. */
  private int writeReader(String name, RecordModel model, int firstIndex) {
    int index = firstIndex;
    int place = readers.size();
    List<CodeBlock> arguments = new ArrayList<>();
    for (RecordModel.Component component : model.components()) {
      switch (component) {
        case ColumnComponent column -> arguments.add(values.get("rows", index++, column.value()));
        case NestedComponent nested -> {
          String nestedReader = constants.method(name + capitalised(nested.name()));
          int end = writeReader(nestedReader, nested.nested(), index);
          arguments.add(nested(nested, nestedReader, index, end));
          index = end;
        }
      }
    }
    ClassName type = ClassName.get(model.type());
    CodeBlock made =
        Layout.call(CodeBlock.of("new $T", type), arguments, METHOD_INDENT + 7, METHOD_INDENT, 1);
    readers.add(
        place,
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(type)
            .addParameter(RuntimeTypes.ROWS, "rows")
            .addCode("return $L;\n", made)
            .build());
    return index;
  }

  private static CodeBlock nested(NestedComponent nested, String reader, int from, int to) {
    CodeBlock made = CodeBlock.of("$L(rows)", reader);
    return nested.nullable()
        ? CodeBlock.of("rows.allNull($L, $L) ? null : $L", from, to, made)
        : made;
  }

  private static String capitalised(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}

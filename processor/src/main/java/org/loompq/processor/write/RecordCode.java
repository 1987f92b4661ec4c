package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.loompq.processor.model.RecordModel;
import org.loompq.processor.model.RecordModel.ColumnComponent;
import org.loompq.processor.model.RecordModel.NestedComponent;
import org.loompq.processor.model.SealedModel;

/**
 * Code that reads records: for each a constant with its shape, and a method that makes one of a
 * row; for a record in a record another such method.
 */
final class RecordCode {

  private static final String ROWS = "rows";

  /** Where the statement in a method begins. */
  private static final int INDENT = 2 * Layout.BLOCK;

  /** The names of what was written for a record. */
  record Written(String shape, String reader) {}

  private final TypeNames types;
  private final Names names;
  private final ValueCode values;
  private final Map<TypeElement, Written> written = new LinkedHashMap<>();
  private final Constants constants;
  private final List<MethodSpec> readers = new ArrayList<>();

  RecordCode(TypeNames types, Names names, ValueCode values, Constants constants) {
    this.constants = constants;
    this.types = types;
    this.names = names;
    this.values = values;
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
    Written given = named(model.type());
    List<Call> columns =
        model.leaves().stream().map(leaf -> column(leaf.path(), leaf.component())).toList();
    constants.add(shape(given.shape(), model.type(), columns));
    writeReader(given.reader(), model, 0);
    return given;
  }

  /** The names for a sealed interface, which is written the first time. */
  Written of(SealedModel model) {
    Written known = written.get(model.type());
    if (known != null) {
      return known;
    }
    Written given = named(model.type());
    constants.add(shape(given.shape(), model.type(), columns(model)));
    CodeBlock.Builder cases = CodeBlock.builder();
    int place = readers.size();
    int index = 1;
    for (SealedModel.Case each : model.cases()) {
      if (each.model().components().isEmpty()) {
        cases.add("case $S -> new $T();\n", each.label(), types.of(each.model().type()));
        continue;
      }
      String reader = names.method(given.reader() + each.model().type().getSimpleName());
      index = writeReader(reader, each.model(), index);
      cases.add("case $S -> $L($L);\n", each.label(), reader, ROWS);
    }
    readers.add(
        place,
        MethodSpec.methodBuilder(given.reader())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(types.of(model.type()))
            .addParameter(RuntimeTypes.ROWS, ROWS)
            .addCode("return switch ($L.getString(0)) {\n$>", ROWS)
            .addCode(cases.build())
            .addCode("case null, default -> throw $L.unknownLabel(0);\n$<};\n", ROWS)
            .build());
    return given;
  }

  private Written named(TypeElement type) {
    String simpleName = type.getSimpleName().toString();
    Written given = new Written(names.constant(simpleName), names.method(simpleName));
    written.put(type, given);
    return given;
  }

  /** The column with the label, and then those of each record. */
  private List<Call> columns(SealedModel model) {
    List<Call> columns = new ArrayList<>();
    columns.add(
        Call.of(
            CodeBlock.of(".column"),
            CodeBlock.of("$S", model.column()),
            CodeBlock.of("$S", model.column()),
            CodeBlock.of("$T.STRING", RuntimeTypes.CODECS)));
    for (SealedModel.Case each : model.cases()) {
      String path = each.model().type().getSimpleName() + ".";
      each.model().leaves().stream()
          .map(leaf -> column(path + leaf.path(), leaf.component()))
          .forEach(columns::add);
    }
    return columns;
  }

  private static FieldSpec shape(String name, TypeElement type, List<Call> columns) {
    CodeBlock head = CodeBlock.of("$T.of($S)", RuntimeTypes.SHAPE, type.getSimpleName());
    return new Constant(RuntimeTypes.SHAPE, name)
        .initialized(
            Layout.oneLine(head, columns),
            (column, indent) -> Layout.chain(head, columns, column, indent, 1));
  }

  /** {@code .column("opened_at", "openedAt", Codecs.INSTANT)}. */
  Call column(String path, ColumnComponent component) {
    return Call.of(
        CodeBlock.of(".column"),
        CodeBlock.of("$S", component.column()),
        CodeBlock.of("$S", path),
        values.codec(component.value()));
  }

  /** Writes the reader of a record whose columns begin at an index; gives the index behind them. */
  private int writeReader(String name, RecordModel model, int firstIndex) {
    int index = firstIndex;
    int place = readers.size();
    List<CodeBlock> arguments = new ArrayList<>();
    for (RecordModel.Component component : model.components()) {
      switch (component) {
        case ColumnComponent column -> arguments.add(values.get(ROWS, index++, column.value()));
        case NestedComponent nested -> {
          String nestedReader = names.method(name + Capitalised.of(nested.name()));
          int end = writeReader(nestedReader, nested.nested(), index);
          arguments.add(nested(nested, nestedReader, index, end));
          index = end;
        }
      }
    }
    readers.add(place, reader(name, types.of(model.type()), arguments));
    return index;
  }

  private static MethodSpec reader(String name, ClassName type, List<CodeBlock> arguments) {
    Call made = new Call(CodeBlock.of("new $T", type), arguments);
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(type)
        .addParameter(RuntimeTypes.ROWS, ROWS)
        .addCode("return $L;\n", Layout.call(made, INDENT + "return ".length(), INDENT, 1))
        .build();
  }

  private static CodeBlock nested(NestedComponent nested, String reader, int from, int to) {
    CodeBlock made = CodeBlock.of("$L($L)", reader, ROWS);
    return switch (nested.absence()) {
      case NEVER -> made;
      case NULL -> CodeBlock.of("$L.allNull($L, $L) ? null : $L", ROWS, from, to, made);
      case EMPTY -> {
        ClassName optional = ClassName.get(Optional.class);
        yield CodeBlock.of(
            "$1L.allNull($2L, $3L) ? $4T.empty() : $4T.of($5L)", ROWS, from, to, optional, made);
      }
    };
  }
}

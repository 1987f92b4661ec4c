package org.loompq.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import java.util.Objects;
import javax.lang.model.type.ArrayType;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.RecordModel.ColumnComponent;
import org.loompq.processor.model.Result;

/** Code of one method that makes its result of the rows. */
final class ResultCode {

  /** Where the statements in the try of a method begin. */
  private static final int INDENT = 3 * Layout.BLOCK;

  private final TypeNames types;
  private final ValueCode values;
  private final ReaderCode readers;
  private final QueryMethod method;
  private final NameAllocator locals;
  private final String rows;
  private final String row;

  ResultCode(TypeNames types, ValueCode values, ReaderCode readers, QueryMethod method) {
    this.types = types;
    this.values = values;
    this.readers = readers;
    this.method = method;
    this.locals = Locals.in(method.method());
    this.rows = locals.newName("rows");
    this.row = locals.newName("row");
  }

  /** What the rows are called. */
  String rowsName() {
    return rows;
  }

  CodeBlock body(Result.Rows result) {
    Result.Element element = result.element();
    return switch (result.shape()) {
      case ONE -> CodeBlock.of("return $L;\n", readers.read(rows + ".single()", element));
      case NULLABLE -> all("oneOrNull", readers.reader(row, element));
      case OPTIONAL -> all("optional", readers.reader(row, element));
      case LIST -> all("list", readers.reader(row, element));
      case SET -> all("set", readers.reader(row, element));
      case MAP -> all("map", keyReader(result), readers.reader(row, element));
      case ARRAY ->
          all("array", readers.reader(row, element), CodeBlock.of("$T[]::new", componentType()));
      case PRIMITIVE_ARRAY -> primitiveArray(element);
      case OPTIONAL_INT -> all("optionalInt");
      case OPTIONAL_LONG -> all("optionalLong");
      case OPTIONAL_DOUBLE -> all("optionalDouble");
    };
  }

  private CodeBlock all(String getter, CodeBlock... arguments) {
    Call call = Call.of(CodeBlock.of("$L.$L", rows, getter), arguments);
    return CodeBlock.of("return $L;\n", Layout.call(call, INDENT + "return ".length(), INDENT, 1));
  }

  private CodeBlock primitiveArray(Result.Element element) {
    TypeName type = componentType();
    String array = locals.newName("values");
    String index = locals.newName("i");
    return CodeBlock.builder()
        .addStatement("$T[] $L = new $T[$L.size()]", type, array, type, rows)
        .beginControlFlow("for (int $L = 0; $L.next(); $L++)", index, rows, index)
        .addStatement("$L[$L] = $L", array, index, readers.read(rows, element))
        .endControlFlow()
        .addStatement("return $L", array)
        .build();
  }

  private TypeName componentType() {
    return types.of(((ArrayType) method.method().getReturnType()).getComponentType());
  }

  /** The key stands behind the components of the value. */
  private CodeBlock keyReader(Result.Rows result) {
    int index =
        switch (result.element()) {
          case Result.RecordElement record -> record.model().leaves().size();
          case Result.SealedElement sealed -> sealed.model().size();
          case Result.ScalarElement _ -> 1;
        };
    ColumnComponent key = Objects.requireNonNull(result.key());
    return CodeBlock.of("$L -> $L", row, values.get(row, index, key.value()));
  }
}

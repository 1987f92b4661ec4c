package org.loompq.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.loompq.processor.model.Binding;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.Result;
import org.loompq.processor.model.Result.Counts;

/** Code of one method that executes its statement for each of some elements. */
final class BatchCode {

  /** Where the statements in the try of a method begin, and those in its loop. */
  private static final int INDENT = 3 * Layout.BLOCK;

  private static final int IN_LOOP = INDENT + Layout.BLOCK;

  private final TypeNames types;
  private final ValueCode values;
  private final ReaderCode readers;
  private final QueryMethod method;
  private final NameAllocator locals;
  private final String batch;
  private final String rows;
  private final ElementsCode elements;

  BatchCode(TypeNames types, ValueCode values, ReaderCode readers, QueryMethod method) {
    this.types = types;
    this.values = values;
    this.readers = readers;
    this.method = method;
    this.locals = Locals.in(method.method());
    this.batch = locals.newName("batch");
    this.rows = locals.newName("rows");
    this.elements = new ElementsCode(types, method, locals, batch);
  }

  /**
   * The body of the method.
   *
   * @param constant the statement
   * @param runner what runs it
   */
  CodeBlock body(String constant, CodeBlock runner) {
    List<Call> begin = List.of(Call.of(CodeBlock.of(".batch"), runner));
    CodeBlock head = CodeBlock.of("$L", constant);
    return CodeBlock.builder()
        .add(ResourceCode.of(RuntimeTypes.BATCH, batch, head, begin))
        .add("$>")
        .add(elements.before())
        .add(declareRows())
        .add(elements.loop())
        .add("$>")
        .add(elements.inLoop())
        .add("$L;\n", execution())
        .add("$<}\n")
        .add(end())
        .add("$<}\n")
        .build();
  }

  /** {@code batch.next(account).bind(account.owner())}. */
  private CodeBlock execution() {
    List<Call> calls = new ArrayList<>();
    calls.add(new Call(CodeBlock.of(".next"), elements.records()));
    for (Binding binding : method.bindings()) {
      String expression = elements.of(binding.parameter()) + binding.accessors();
      calls.add(values.bind(binding.value(), expression));
    }
    return Layout.chain(CodeBlock.of("$L", batch), calls, IN_LOOP, IN_LOOP, 1);
  }

  // The result

  private CodeBlock declareRows() {
    if (!(method.result() instanceof Result.Rows result)) {
      return CodeBlock.of("");
    }
    CodeBlock declaration = CodeBlock.of("$T<$T> $L =", List.class, rowType(), rows);
    Call call =
        Call.of(
            CodeBlock.of("$L.rows", batch),
            readers.reader(locals.newName("row"), result.element()));
    int continued = INDENT + Layout.CONTINUATION;
    return Layout.fits(call.oneLine(), INDENT + Layout.width(declaration) + 1, 1)
        ? CodeBlock.of("$L $L;\n", declaration, call.oneLine())
        : CodeBlock.of(
            "$L\n$>$>$L;\n$<$<", declaration, Layout.call(call, continued, continued, 1));
  }

  private TypeName rowType() {
    return switch (method.method().getReturnType()) {
      case ArrayType array -> types.of(array.getComponentType()).box();
      case DeclaredType list -> types.of(list.getTypeArguments().getFirst());
      case TypeMirror other -> throw new IllegalStateException(other.toString());
    };
  }

  private CodeBlock end() {
    return switch (method.result()) {
      case Counts counts -> end(counts);
      case Result.Rows result -> CodeBlock.of("$L.counts();\nreturn $L;\n", batch, all(result));
      default -> throw new IllegalStateException(method.result().toString());
    };
  }

  private CodeBlock end(Counts counts) {
    return switch (counts) {
      case NOTHING -> CodeBlock.of("$L.counts();\n", batch);
      case TOTAL_INT -> CodeBlock.of("return $T.toIntExact($L.total());\n", Math.class, batch);
      case TOTAL_LONG -> CodeBlock.of("return $L.total();\n", batch);
      case EACH_INT -> CodeBlock.of("return $L.intCounts();\n", batch);
      case EACH_LONG -> CodeBlock.of("return $L.counts();\n", batch);
    };
  }

  private CodeBlock all(Result.Rows result) {
    return switch (result.shape()) {
      case ARRAY -> CodeBlock.of("$L.toArray($T[]::new)", rows, rowType());
      case PRIMITIVE_ARRAY -> {
        String boxed = rowType().toString().replaceAll(".*\\.", "");
        String primitive = rowType().unbox().toString();
        yield CodeBlock.of(
            "$L.stream().mapTo$L($T::$LValue).toArray()",
            rows,
            boxed.equals("Integer") ? "Int" : boxed,
            rowType(),
            primitive);
      }
      default -> CodeBlock.of("$L", rows);
    };
  }
}

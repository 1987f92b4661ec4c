package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loompq.processor.model.CopyInMethod;
import org.loompq.processor.model.CopyInMethod.RecordRow;
import org.loompq.processor.model.CopyInMethod.ScalarRow;
import org.loompq.processor.model.CopyOutMethod;
import org.loompq.processor.model.Elements;
import org.loompq.processor.model.Elements.Source;

/** Code of the methods that copy. */
final class CopyCode {

  /** Where the statement of a method begins. */
  private static final int INDENT = 2 * Layout.BLOCK;

  private static final int RETURNED = INDENT + "return ".length();

  private final ClassName implementation;
  private final ValueCode values;
  private final ReaderCode readers;
  private final BinderCode binders;

  CopyCode(ClassName implementation, ValueCode values, ReaderCode readers, BinderCode binders) {
    this.implementation = implementation;
    this.values = values;
    this.readers = readers;
    this.binders = binders;
  }

  /** The body of a method that copies in: {@code return LOAD.copy(runner, accounts.iterator())}. */
  CodeBlock in(String constant, CopyInMethod method) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(MethodCode.runner(method));
    arguments.add(source(method.source(), method.progress() != null));
    arguments.add(writer(method));
    if (method.progress() != null) {
      arguments.add(CodeBlock.of("$L", method.progress()));
    }
    Call copy = new Call(CodeBlock.of("$L.copy", constant), arguments);
    return switch (method.result()) {
      case NOTHING -> CodeBlock.of("$L;\n", Layout.call(copy, INDENT, INDENT, 1));
      case INT -> {
        CodeBlock head = CodeBlock.of("$T.toIntExact", Math.class);
        CodeBlock oneLine = Call.of(head, copy.oneLine()).oneLine();
        int column = INDENT + Layout.CONTINUATION;
        yield Layout.fits(oneLine, RETURNED, 1)
            ? CodeBlock.of("return $L;\n", oneLine)
            : CodeBlock.of(
                "return $L(\n$>$>$L);$<$<\n", head, Layout.call(copy, column, column, 2));
      }
      default -> CodeBlock.of("return $L;\n", Layout.call(copy, RETURNED, INDENT, 1));
    };
  }

  /** What gives the rows: an iterator, or an array where nobody is told of the progress. */
  private static CodeBlock source(Elements source, boolean progress) {
    String parameter = source.parameter();
    if (source.source() == Source.ITERATOR) {
      return CodeBlock.of("$L", parameter);
    }
    if (source.source() != Source.ARRAY) {
      return CodeBlock.of("$L.iterator()", parameter);
    }
    if (source.type().getKind().isPrimitive()) {
      return CodeBlock.of("$T.stream($L).iterator()", Arrays.class, parameter);
    }
    return progress
        ? CodeBlock.of("$T.asList($L).iterator()", Arrays.class, parameter)
        : CodeBlock.of("$L", parameter);
  }

  private CodeBlock writer(CopyInMethod method) {
    return switch (method.row()) {
      case RecordRow record -> CodeBlock.of("$T::$L", implementation, binders.of(record));
      case ScalarRow scalar -> {
        NameAllocator locals = Locals.in(method.method());
        String row = locals.newName("row");
        String value = locals.newName(Singular.of(method.source().parameter()));
        CodeBlock bound = values.bind(scalar.value(), value).oneLine();
        yield CodeBlock.of("($L, $L) -> $L$L", row, value, row, bound);
      }
    };
  }

  /** The body of a method that copies out: {@code return EXPORT.stream(runner, row -> ...)}. */
  CodeBlock out(String constant, CopyOutMethod method) {
    String row = Locals.in(method.method()).newName("row");
    Call stream =
        Call.of(
            CodeBlock.of(".stream"),
            MethodCode.runner(method),
            readers.reader(row, method.element()));
    CodeBlock head = CodeBlock.of("$L", constant);
    List<Call> calls =
        switch (method.kind()) {
          case OBJECTS -> List.of(stream);
          case INTS -> List.of(stream, primitives("Int", Integer.class, "int"));
          case LONGS -> List.of(stream, primitives("Long", Long.class, "long"));
          case DOUBLES -> List.of(stream, primitives("Double", Double.class, "double"));
        };
    return CodeBlock.of("return $L;\n", Layout.chain(head, calls, RETURNED, INDENT, 1));
  }

  private static Call primitives(String name, Class<?> boxed, String keyword) {
    return Call.of(CodeBlock.of(".mapTo$L", name), CodeBlock.of("$T::$LValue", boxed, keyword));
  }
}

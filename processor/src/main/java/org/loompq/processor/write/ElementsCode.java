package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.VariableElement;
import org.loompq.processor.model.Elements;
import org.loompq.processor.model.Elements.Source;
import org.loompq.processor.model.QueryMethod;

/**
 * Code of the loop over the elements of a batch: of one parameter, each after the other, or of
 * several, side by side.
 */
final class ElementsCode {

  private static final int INDENT = 3 * Layout.BLOCK;

  private final TypeNames types;
  private final QueryMethod method;
  private final NameAllocator locals;
  private final String batch;

  /** What the current element of each parameter is called. */
  private final Map<String, String> expressions = new LinkedHashMap<>();

  private final CodeBlock.Builder before = CodeBlock.builder();
  private final CodeBlock.Builder loop = CodeBlock.builder();
  private final CodeBlock.Builder inLoop = CodeBlock.builder();
  private final List<CodeBlock> records = new ArrayList<>();

  ElementsCode(TypeNames types, QueryMethod method, NameAllocator locals, String batch) {
    this.types = types;
    this.method = method;
    this.locals = locals;
    this.batch = batch;
    if (method.elements().size() == 1) {
      one(method.elements().getFirst());
    } else {
      sideBySide(method.elements());
    }
  }

  /** What stands in front of the loop. */
  CodeBlock before() {
    return before.build();
  }

  /** The line with which the loop begins. */
  CodeBlock loop() {
    return loop.build();
  }

  /** What stands in the loop in front of an execution. */
  CodeBlock inLoop() {
    return inLoop.build();
  }

  /** The elements that are records. */
  List<CodeBlock> records() {
    return records;
  }

  /** The current element of a parameter; the parameter itself if it has none. */
  String of(String parameter) {
    return expressions.getOrDefault(parameter, parameter);
  }

  // One parameter

  private void one(Elements elements) {
    String parameter = elements.parameter();
    String element = declared(elements);
    TypeName type = types.of(elements.type());
    switch (elements.source()) {
      case ARRAY, LIST, COLLECTION, ITERABLE -> loop.add(forEach(type, element, parameter));
      case ITERATOR -> whileNext(type, element, parameter);
      case STREAM -> whileNext(type, element, iterator(elements, locals.newName("iterator")));
    }
  }

  private static CodeBlock forEach(TypeName type, String element, String parameter) {
    CodeBlock oneLine = CodeBlock.of("for ($T $L : $L) {", type, element, parameter);
    return Layout.fits(oneLine, INDENT, 0)
        ? CodeBlock.of("$L\n", oneLine)
        : CodeBlock.of("for ($T $L :\n$>$>$L) {\n$<$<", type, element, parameter);
  }

  private void whileNext(TypeName type, String element, String iterator) {
    loop.add("while ($L.hasNext()) {\n", iterator);
    inLoop.add("$T $L = $L.next();\n", type, element, iterator);
  }

  // Several

  private void sideBySide(List<Elements> all) {
    Elements first = all.getFirst();
    for (Elements other : all.subList(1, all.size())) {
      CodeBlock head = CodeBlock.of("$L.checkSizes", batch);
      Call call =
          Call.of(
              head,
              CodeBlock.of("$S", first.parameter()),
              size(first),
              CodeBlock.of("$S", other.parameter()),
              size(other));
      before.add("$L;\n", Layout.call(call, INDENT, INDENT, 1));
    }
    String index = locals.newName("i");
    loop.add("for (int $L = 0; $L < $L; $L++) {\n", index, index, size(first), index);
    all.forEach(elements -> atIndex(elements, index));
  }

  private static CodeBlock size(Elements elements) {
    return CodeBlock.of(
        elements.source() == Source.ARRAY ? "$L.length" : "$L.size()", elements.parameter());
  }

  private void atIndex(Elements elements, String index) {
    String parameter = elements.parameter();
    String expression =
        switch (elements.source()) {
          case ARRAY -> parameter + "[" + index + "]";
          case LIST -> parameter + ".get(" + index + ")";
          default -> iterator(elements, locals.newName(parameter + "Iterator")) + ".next()";
        };
    if (elements.areRecords()) {
      inLoop.add("$T $L = $L;\n", types.of(elements.type()), declared(elements), expression);
    } else {
      expressions.put(parameter, expression);
    }
  }

  // Both

  /** The name of the variable with the current element. */
  private String declared(Elements elements) {
    String name = locals.newName(Singular.of(elements.parameter()));
    expressions.put(elements.parameter(), name);
    if (elements.areRecords()) {
      records.add(CodeBlock.of("$L", name));
    }
    return name;
  }

  /** Declares an iterator. */
  private String iterator(Elements elements, String name) {
    TypeName type =
        ParameterizedTypeName.get(ClassName.get(Iterator.class), argument(elements.parameter()));
    before.add("$T $L = $L.iterator();\n", type, name, elements.parameter());
    return name;
  }

  /** What a parameter says that it holds, a wildcard perhaps. */
  private TypeName argument(String parameter) {
    return method.method().getParameters().stream()
        .filter(declared -> declared.getSimpleName().contentEquals(parameter))
        .map(VariableElement::asType)
        .map(types::of)
        .map(type -> ((ParameterizedTypeName) type).typeArguments().getFirst())
        .findFirst()
        .orElseThrow();
  }
}

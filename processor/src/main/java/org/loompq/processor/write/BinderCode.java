package org.loompq.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.loompq.processor.model.CopyInMethod.RecordRow;
import org.loompq.processor.model.RecordModel;
import org.loompq.processor.model.RecordModel.Absence;
import org.loompq.processor.model.RecordModel.ColumnComponent;
import org.loompq.processor.model.RecordModel.Leaf;
import org.loompq.processor.model.RecordModel.NestedComponent;

/** Code that binds records: for each, and each order of its columns, a method. */
final class BinderCode {

  private static final String ROW = "row";

  /** Where the statements in a method begin. */
  private static final int INDENT = 2 * Layout.BLOCK;

  /**
   * Code for a component.
   *
   * @param nullable whether a record that it is in may be null
   */
  private record Expression(String code, boolean nullable) {}

  private record Order(TypeElement type, List<String> paths) {}

  private final TypeNames types;
  private final Names names;
  private final ValueCode values;
  private final Map<Order, MethodSpec> binders = new LinkedHashMap<>();

  BinderCode(TypeNames types, Names names, ValueCode values) {
    this.types = types;
    this.names = names;
    this.values = values;
  }

  /** The methods that the code so far calls. */
  List<MethodSpec> methods() {
    return List.copyOf(binders.values());
  }

  /** The name of the method that binds a record, which is written the first time. */
  String of(RecordRow row) {
    List<String> paths = row.leaves().stream().map(Leaf::path).toList();
    Order order = new Order(row.model().type(), paths);
    MethodSpec known = binders.get(order);
    if (known != null) {
      return known.name();
    }
    MethodSpec written = binder(row); // which may write others
    binders.put(order, written);
    return written.name();
  }

  private MethodSpec binder(RecordRow row) {
    RecordModel model = row.model();
    String simpleName = model.type().getSimpleName().toString();
    NameAllocator locals = new NameAllocator();
    locals.newName(ROW);
    String record =
        locals.newName(Character.toLowerCase(simpleName.charAt(0)) + simpleName.substring(1));
    Components components = new Components(locals);
    components.collect(model, "", record, false);
    List<Call> calls =
        row.leaves().stream()
            .map(
                leaf -> {
                  Expression held = components.of(leaf);
                  return values.bind(leaf.component().value(), held.code(), held.nullable());
                })
            .toList();
    return MethodSpec.methodBuilder(names.method("Bind" + simpleName))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(RuntimeTypes.PARAMETERS, ROW)
        .addParameter(types.of(model.type()), record)
        .addCode(components.declarations.build())
        .addCode("$L;\n", Layout.chain(CodeBlock.of(ROW), calls, INDENT, INDENT, 1))
        .build();
  }

  /** Expressions for the components of a record, and variables for the records that may be null. */
  private final class Components {

    private final NameAllocator locals;
    private final CodeBlock.Builder declarations = CodeBlock.builder();
    private final Map<String, Expression> expressions = new HashMap<>();

    Components(NameAllocator locals) {
      this.locals = locals;
    }

    Expression of(Leaf leaf) {
      return Objects.requireNonNull(expressions.get(leaf.path()));
    }

    /**
     * Takes in the components of a record.
     *
     * @param path leads to it, with a point at its end
     * @param record the expression for it
     * @param nullable whether it may be null
     */
    void collect(RecordModel model, String path, String record, boolean nullable) {
      for (RecordModel.Component component : model.components()) {
        String accessor = record + "." + component.name() + "()";
        String value = nullable ? record + " == null ? null : " + accessor : accessor;
        switch (component) {
          case ColumnComponent column ->
              expressions.put(
                  path + column.name(),
                  new Expression(value + ValueCode.unwrapping(column.value()), nullable));
          case NestedComponent nested -> {
            boolean mayBeNull = nullable || nested.absence() != Absence.NEVER;
            String unwrapped = nested.absence() == Absence.EMPTY ? value + ".orElse(null)" : value;
            String held = mayBeNull ? declare(nested, unwrapped) : value;
            collect(nested.nested(), path + nested.name() + ".", held, mayBeNull);
          }
        }
      }
    }

    private String declare(NestedComponent nested, String value) {
      String name = locals.newName(nested.name());
      CodeBlock declaration = CodeBlock.of("$T $L =", types.of(nested.nested().type()), name);
      boolean fits =
          Layout.fits(CodeBlock.of("$L", value), INDENT + Layout.width(declaration) + 1, 1);
      declarations.add(fits ? "$L $L;\n" : "$L\n$>$>$L;\n$<$<", declaration, value);
      return name;
    }
  }
}

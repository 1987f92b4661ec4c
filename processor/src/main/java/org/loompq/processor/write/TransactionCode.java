package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.loompq.Isolation;
import org.loompq.processor.model.TransactionalMethod;
import org.loompq.processor.model.Transactionality;

/** Code of methods that run others in a transaction. Keeps the constants with the options. */
final class TransactionCode {

  static final String SESSION = "session";

  /** Where the statements of a method begin. */
  private static final int INDENT = 2 * Layout.BLOCK;

  private static final int NESTED = INDENT + Layout.BLOCK;

  private final Names names;
  private final TypeNames types;
  private final SignatureCode signatures;
  private final Map<Element, FieldSpec> options = new LinkedHashMap<>();

  TransactionCode(Names names, TypeNames types, SignatureCode signatures) {
    this.names = names;
    this.types = types;
    this.signatures = signatures;
  }

  /** The constants that the code so far uses. */
  List<FieldSpec> fields() {
    return List.copyOf(options.values());
  }

  /** The method that runs the body which an interface has, {@code Accounts.super.transfer}. */
  MethodSpec ofBody(ClassName repository, TransactionalMethod method) {
    return of(method, CodeBlock.of("$T.super.$L", repository, method.name()));
  }

  /**
   * The method that runs another in a transaction.
   *
   * @param other what stands before the arguments of the other's call
   */
  MethodSpec of(TransactionalMethod method, CodeBlock other) {
    MethodSpec.Builder spec =
        signatures.overriding(method.method(), method.signature(), " in a transaction");
    if (method.checked().size() <= 1) {
      return spec.addCode(run(method, other, INDENT)).build();
    }
    return spec.addCode("try {\n$>")
        .addCode(run(method, other, NESTED))
        .addCode("$<$L", handlers(method))
        .build();
  }

  private CodeBlock run(TransactionalMethod method, CodeBlock other, int indent) {
    List<CodeBlock> arguments = new ArrayList<>();
    if (!method.transactionality().isDefault()) {
      arguments.add(CodeBlock.of("$L", options(method.transactionality())));
    }
    Call call = new Call(other, parameters(method));
    boolean hidden = parameters(method).contains(CodeBlock.of("$L", SESSION));
    CodeBlock head = CodeBlock.of("$L.transaction", hidden ? "this." + SESSION : SESSION);
    if (method.signature().getReturnType().getKind() == TypeKind.VOID) {
      int inner = indent + Layout.CONTINUATION + Layout.BLOCK;
      CodeBlock statement = Layout.call(call, inner, inner, 1);
      arguments.add(CodeBlock.of("_ -> {\n$>$L;\nreturn null;\n$<}", statement));
      return CodeBlock.of("$L;\n", Layout.call(new Call(head, arguments), indent, indent, 1));
    }
    arguments.add(lambda(call, indent));
    int column = indent + "return ".length();
    return CodeBlock.of("return $L;\n", Layout.call(new Call(head, arguments), column, indent, 1));
  }

  private static List<CodeBlock> parameters(TransactionalMethod method) {
    return method.method().getParameters().stream()
        .map(parameter -> CodeBlock.of("$L", parameter.getSimpleName()))
        .toList();
  }

  /** {@code _ -> call}, on one line if it fits on one of its own. */
  private static CodeBlock lambda(Call call, int indent) {
    CodeBlock oneLine = CodeBlock.of("_ -> $L", call.oneLine());
    int column = indent + 2 * Layout.CONTINUATION;
    return Layout.fits(oneLine, indent + Layout.CONTINUATION, 2)
        ? oneLine
        : CodeBlock.of("_ ->\n$>$>$L$<$<", Layout.call(call, column, column, 2));
  }

  /** Of several exceptions the body of a transaction declares what they have in common. */
  private CodeBlock handlers(TransactionalMethod method) {
    NameAllocator locals = Locals.in(method.method());
    List<CodeBlock> declared = new ArrayList<>();
    for (TypeMirror type : method.checked()) {
      declared.add(CodeBlock.of("$T", types.of(type)));
    }
    declared.add(CodeBlock.of("$T", RuntimeException.class));
    declared.add(CodeBlock.of("$T", Error.class));
    String name = locals.newName("declared");
    CodeBlock joined = CodeBlock.join(declared, " | ");
    boolean fits = Layout.fits(joined, INDENT + "} catch (".length(), name.length() + 4);
    String other = locals.newName("undeclared");
    return CodeBlock.builder()
        .add("} catch ($L $L) {\n", fits ? joined : broken(declared), name)
        .add("$>throw $L;\n$<", name)
        .add("} catch ($T $L) {\n", Throwable.class, other)
        .add("$>throw new $T($L);\n$<}\n", IllegalStateException.class, other)
        .build();
  }

  private static CodeBlock broken(List<CodeBlock> alternatives) {
    return CodeBlock.of("$>$>$L$<$<", CodeBlock.join(alternatives, "\n| "));
  }

  // The options

  /** The name of the constant, of which there is one for each annotation. */
  private String options(Transactionality how) {
    return options
        .computeIfAbsent(
            how.declaredBy(),
            annotated -> field(names.constant(annotated.getSimpleName() + "Options"), how))
        .name();
  }

  private static FieldSpec field(String name, Transactionality how) {
    List<Call> calls = new ArrayList<>();
    if (how.deferrable()) {
      calls.add(Call.of(CodeBlock.of(".asDeferrable")));
    } else if (how.readOnly()) {
      calls.add(Call.of(CodeBlock.of(".asReadOnly")));
    }
    if (how.retries() > 0) {
      calls.add(Call.of(CodeBlock.of(".retries"), CodeBlock.of("$L", how.retries())));
    }
    CodeBlock head =
        how.isolation() == Isolation.DEFAULT || how.deferrable()
            ? CodeBlock.of("$T.DEFAULT", RuntimeTypes.TRANSACTION_OPTIONS)
            : CodeBlock.of(
                "$T.of($T.$L)",
                RuntimeTypes.TRANSACTION_OPTIONS,
                RuntimeTypes.ISOLATION,
                how.isolation());
    return new Constant(RuntimeTypes.TRANSACTION_OPTIONS, name)
        .initialized(
            Layout.oneLine(head, calls),
            (column, indent) -> Layout.chain(head, calls, column, indent, 1));
  }
}

package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Signatures of the methods that implement those of the interface. */
final class SignatureCode {

  private final Set<String> overloaded;
  private final TypeNames types;

  SignatureCode(Set<String> overloaded, TypeNames types) {
    this.overloaded = overloaded;
    this.types = types;
  }

  /** Of the method that implements another. */
  MethodSpec.Builder implementing(ExecutableElement method) {
    return overriding(method, (ExecutableType) method.asType(), "");
  }

  /**
   * Of the method that implements or overrides another.
   *
   * @param signature its types, as the repository inherits them
   * @param how the end of the sentence that tells what it does
   */
  MethodSpec.Builder overriding(ExecutableElement method, ExecutableType signature, String how) {
    MethodSpec.Builder spec =
        MethodSpec.methodBuilder(method.getSimpleName().toString())
            .addJavadoc("Runs {@link $L}$L.", link(method), how)
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC);
    signature
        .getTypeVariables()
        .forEach(declared -> spec.addTypeVariable(types.declared(declared)));
    signature.getThrownTypes().forEach(thrown -> spec.addException(types.of(thrown)));
    return complete(spec, method, signature);
  }

  /** Of a private method that has the parameters and the result of a method without generics. */
  MethodSpec.Builder behind(ExecutableElement method, String name) {
    MethodSpec.Builder spec = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
    return complete(spec, method, (ExecutableType) method.asType());
  }

  private MethodSpec.Builder complete(
      MethodSpec.Builder spec, ExecutableElement method, ExecutableType signature) {
    List<? extends TypeMirror> parameters = signature.getParameterTypes();
    for (int i = 0; i < parameters.size(); i++) {
      String name = method.getParameters().get(i).getSimpleName().toString();
      spec.addParameter(types.of(parameters.get(i)), name);
    }
    return spec.returns(types.of(signature.getReturnType())).varargs(method.isVarArgs());
  }

  /** {@code Accounts#find}, with the types of the parameters if there are others of that name. */
  private CodeBlock link(ExecutableElement method) {
    ClassName owner = ClassName.get((TypeElement) method.getEnclosingElement());
    String name = method.getSimpleName().toString();
    if (!overloaded.contains(name)) {
      return CodeBlock.of("$T#$L", owner, name);
    }
    return CodeBlock.of(
        "$T#$L($L)",
        owner,
        name,
        method.getParameters().stream()
            .map(parameter -> erased(parameter.asType()))
            .collect(CodeBlock.joining(", ")));
  }

  private CodeBlock erased(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> CodeBlock.of("$L[]", erased(array.getComponentType()));
      case DeclaredType declared ->
          CodeBlock.of("$T", types.of((TypeElement) declared.asElement()));
      case IntersectionType several -> erased(several.getBounds().getFirst());
      case TypeVariable variable -> erased(variable.getUpperBound());
      default -> CodeBlock.of("$T", types.of(type));
    };
  }
}

package org.loompq.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.loompq.processor.model.ImplementationName;

/**
 * Names of types as an implementation writes them: what is nested in its interface goes by the
 * simple name, since the implementation inherits it.
 */
final class TypeNames {

  private final TypeElement repository;

  TypeNames(TypeElement repository) {
    this.repository = repository;
  }

  TypeName of(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> ArrayTypeName.of(of(array.getComponentType()));
      case DeclaredType declared when declared.getTypeArguments().isEmpty() ->
          of((TypeElement) declared.asElement());
      case DeclaredType declared ->
          ParameterizedTypeName.get(
              of((TypeElement) declared.asElement()),
              declared.getTypeArguments().stream().map(this::of).toArray(TypeName[]::new));
      default -> TypeName.get(type).withoutAnnotations();
    };
  }

  /** A type variable with its bounds, as a method declares it. */
  TypeVariableName declared(TypeVariable variable) {
    List<? extends TypeMirror> bounds =
        variable.getUpperBound() instanceof IntersectionType several
            ? several.getBounds()
            : List.of(variable.getUpperBound());
    return TypeVariableName.get(
        variable.asElement().getSimpleName().toString(),
        bounds.stream().map(this::of).toArray(TypeName[]::new));
  }

  ClassName of(TypeElement type) {
    boolean inherited =
        repository.equals(type.getEnclosingElement())
            && !type.getSimpleName().contentEquals(ImplementationName.PROVIDER);
    return inherited ? ClassName.get("", type.getSimpleName().toString()) : ClassName.get(type);
  }
}

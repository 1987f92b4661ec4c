package org.loompq.processor.read;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What the compiler would warn of in an implementation, though it is the interface that has decided
 * it, and that was warned of already.
 */
final class Warnings {

  private final Elements elements;
  private final Types types;

  Warnings(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** The names by which to suppress them, for the methods of a class that implements a type. */
  List<String> of(TypeElement type, List<ExecutableElement> methods) {
    List<String> warnings = new ArrayList<>();
    if (new Deprecation(elements, types).isIn(type, methods)) {
      warnings.addAll(List.of("deprecation", "removal"));
    }
    if (!elements.getModuleOf(type).isUnnamed()) { // what it names is exported with its package
      warnings.add("exports");
    }
    if (methods.stream().anyMatch(this::namesRawType)) {
      warnings.add("rawtypes");
    }
    if (methods.stream().anyMatch(this::hasGenericVarargs)) {
      warnings.add("unchecked");
    }
    return warnings;
  }

  private boolean hasGenericVarargs(ExecutableElement method) {
    if (!method.isVarArgs()) {
      return false;
    }
    TypeMirror last = method.getParameters().getLast().asType();
    return !types.isSameType(types.erasure(last), last);
  }

  private boolean namesRawType(ExecutableElement method) {
    return isRaw(method.getReturnType())
        || method.getParameters().stream().map(VariableElement::asType).anyMatch(this::isRaw);
  }

  private boolean isRaw(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> isRaw(array.getComponentType());
      case DeclaredType declared when declared.getTypeArguments().isEmpty() ->
          !((TypeElement) declared.asElement()).getTypeParameters().isEmpty();
      case DeclaredType declared -> declared.getTypeArguments().stream().anyMatch(this::isRaw);
      default -> false;
    };
  }
}

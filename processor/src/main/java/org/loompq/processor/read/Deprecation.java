package org.loompq.processor.read;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Whether a repository names something deprecated, of which the compiler would warn again. */
final class Deprecation {

  private final Elements elements;
  private final Types types;

  Deprecation(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** Whether the interface, a method or a type in a signature is deprecated. */
  boolean isIn(TypeElement type, List<ExecutableElement> methods) {
    return isDeprecated(type) || methods.stream().anyMatch(this::isIn);
  }

  private boolean isIn(ExecutableElement method) {
    return isDeprecated(method)
        || isIn(method.getReturnType())
        || method.getParameters().stream().anyMatch(parameter -> isIn(parameter.asType()))
        || method.getThrownTypes().stream().anyMatch(this::isIn);
  }

  private boolean isIn(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> isIn(array.getComponentType());
      case DeclaredType declared ->
          declared.getTypeArguments().stream().anyMatch(this::isIn)
              || isDeprecated(types.asElement(declared))
              || isInComponents((TypeElement) types.asElement(declared));
      default -> false;
    };
  }

  private boolean isInComponents(TypeElement type) {
    return type.getRecordComponents().stream()
        .anyMatch(component -> isDeprecated(component.getAccessor()) || isIn(component.asType()));
  }

  private boolean isDeprecated(Element element) {
    for (Element at = element; at != null; at = at.getEnclosingElement()) {
      if (elements.isDeprecated(at)) {
        return true;
      }
    }
    return false;
  }
}

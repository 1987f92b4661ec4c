package org.loompq.processor.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.loompq.Json;

/** Whether a repository names something deprecated, of which the compiler would warn again. */
final class Deprecation {

  private final Elements elements;
  private final Types types;
  private final Set<TypeElement> seen = new HashSet<>();

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
        || isIn(method.getReturnType(), isRead(method))
        || method.getParameters().stream()
            .anyMatch(parameter -> isIn(parameter.asType(), isRead(parameter)))
        || method.getThrownTypes().stream().anyMatch(type -> isIn(type, false));
  }

  /** What is in a document is the business of a JSON library. */
  private static boolean isRead(Element declared) {
    return declared.getAnnotation(Json.class) == null;
  }

  /**
   * Whether a type is deprecated, or what it is made of.
   *
   * @param inside whether the code names what is in records too
   */
  private boolean isIn(TypeMirror type, boolean inside) {
    return switch (type) {
      case ArrayType array -> isIn(array.getComponentType(), inside);
      case DeclaredType declared ->
          declared.getTypeArguments().stream().anyMatch(argument -> isIn(argument, inside))
              || isDeprecated(types.asElement(declared))
              || (inside && isInside((TypeElement) types.asElement(declared)));
      default -> false;
    };
  }

  private boolean isInside(TypeElement type) {
    return seen.add(type)
        && (type.getRecordComponents().stream().anyMatch(this::isIn)
            || type.getPermittedSubclasses().stream().anyMatch(permitted -> isIn(permitted, true)));
  }

  private boolean isIn(RecordComponentElement component) {
    return isDeprecated(component.getAccessor()) || isIn(component.asType(), isRead(component));
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

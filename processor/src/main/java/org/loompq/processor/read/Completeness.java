package org.loompq.processor.read;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Whether all types that methods name exist, since other processors may yet write some of them. */
final class Completeness {

  private final Types types;
  private final Set<Element> seen = new HashSet<>();

  Completeness(Types types) {
    this.types = types;
  }

  /** Whether it is so of all these methods. */
  boolean of(List<ExecutableElement> methods) {
    return methods.stream().allMatch(this::isComplete);
  }

  private boolean isComplete(ExecutableElement method) {
    return isComplete(method.getReturnType())
        && method.getParameters().stream().allMatch(parameter -> isComplete(parameter.asType()))
        && method.getThrownTypes().stream().allMatch(this::isComplete);
  }

  private boolean isComplete(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR) {
      return false;
    }
    return switch (type) {
      case ArrayType array -> isComplete(array.getComponentType());
      case DeclaredType declared ->
          declared.getTypeArguments().stream().allMatch(this::isComplete)
              && isComplete(types.asElement(declared));
      default -> true;
    };
  }

  private boolean isComplete(Element element) {
    return !(element instanceof TypeElement type)
        || !seen.add(type)
        || (type.getRecordComponents().stream().allMatch(each -> isComplete(each.asType()))
            && type.getPermittedSubclasses().stream().allMatch(this::isComplete));
  }
}

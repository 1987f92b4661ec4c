package org.loompq.processor.verify;

import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Java types as messages about SQL and the catalogue show them: {@code List<BigDecimal>}. */
public final class JavaTypes {

  private JavaTypes() {}

  /** The name without packages and annotations. */
  public static String name(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> name(array.getComponentType()) + "[]";
      case DeclaredType declared when !declared.getTypeArguments().isEmpty() ->
          declared.getTypeArguments().stream()
              .map(JavaTypes::name)
              .collect(Collectors.joining(", ", declared.asElement().getSimpleName() + "<", ">"));
      case DeclaredType declared -> declared.asElement().getSimpleName().toString();
      case PrimitiveType primitive -> primitive.getKind().name().toLowerCase(Locale.ROOT);
      case WildcardType wildcard when wildcard.getExtendsBound() != null ->
          "? extends " + name(wildcard.getExtendsBound());
      case WildcardType wildcard when wildcard.getSuperBound() != null ->
          "? super " + name(wildcard.getSuperBound());
      case TypeVariable variable -> variable.asElement().getSimpleName().toString();
      default -> type.toString();
    };
  }
}

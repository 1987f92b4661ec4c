package org.loompq.processor.report;

import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import org.loompq.CopyIn;
import org.loompq.CopyOut;
import org.loompq.Query;
import org.loompq.processor.model.CopyInMethod;
import org.loompq.processor.model.CopyOutMethod;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.model.Value;
import org.loompq.processor.verify.JavaTypes;

/** What the user has written, as the catalogue shows it. */
final class Signature {

  private Signature() {}

  /** A method with its types and names: {@code Optional<Account> find(long id)}. */
  static String of(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> type(parameter.asType()) + " " + parameter.getSimpleName())
        .collect(
            Collectors.joining(
                ", ", type(method.getReturnType()) + " " + method.getSimpleName() + "(", ")"));
  }

  /** A method with the types that tell it from others: {@code find(long)}. */
  static String withTypes(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> JavaTypes.name(parameter.asType()))
        .collect(Collectors.joining(", ", method.getSimpleName() + "(", ")"));
  }

  private static String type(TypeMirror type) {
    boolean nullable =
        type.getAnnotationMirrors().stream()
            .anyMatch(
                each ->
                    each.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
    return (nullable ? "@Nullable " : "") + JavaTypes.name(type);
  }

  /** The type of a value, with what it is wrapped in. */
  static String type(Value value) {
    String name = JavaTypes.name(value.type());
    if (!value.optional()) {
      return name;
    }
    return switch (value.type().getKind()) {
      case INT -> "OptionalInt";
      case LONG -> "OptionalLong";
      case DOUBLE -> "OptionalDouble";
      default -> "Optional<" + name + ">";
    };
  }

  /** The text of the annotation, without white space around it. */
  static String sql(StatementMethod method) {
    ExecutableElement element = method.method();
    String text =
        switch (method) {
          case QueryMethod _ -> element.getAnnotation(Query.class).value();
          case CopyInMethod _ -> element.getAnnotation(CopyIn.class).value();
          case CopyOutMethod _ -> element.getAnnotation(CopyOut.class).value();
        };
    return text.strip();
  }
}

package org.loompq.processor.plan;

import java.util.Locale;

/** What is known of the elements of arrays. */
record ArrayElements(Evaluation evaluation, Evaluation.Sources sources) {

  /** Of an array's; whether it is NULL itself does not matter. */
  Fact of(Expression array, Scope scope) {
    return switch (array) {
      case Expression.Elements made ->
          made.elements().stream().map(e -> element(e, scope)).reduce(Fact.NEVER_NULL, Fact::or);
      case Expression.Parameter parameter -> sources.elements(parameter.number());
      case Expression.Enclosed enclosed -> of(enclosed.inner(), scope);
      case Expression.Literal literal when hasNoNull(literal) ->
          Fact.of(
              Nullability.NOT_NULL,
              literal.type().filter(type -> type.element().isOrdinary()).isPresent());
      case Expression.Cast cast ->
          Evaluation.cast(of(cast.operand(), scope), cast.type().element());
      default -> Fact.UNKNOWN;
    };
  }

  /** Of one that an array is made of, whose own elements count if it is an array, too. */
  private Fact element(Expression element, Scope scope) {
    boolean single =
        switch (element) {
          case Expression.Literal literal -> !literal.text().startsWith("'{");
          case Expression.Parameter parameter -> sources.isSingle(parameter.number());
          default -> false;
        };
    Fact fact = evaluation.of(element, scope);
    return single || fact.ordinary() ? fact : of(element, scope);
  }

  private static boolean hasNoNull(Expression.Literal array) {
    return !array.isNull()
        && array.text().startsWith("'{")
        && !array.text().toUpperCase(Locale.ROOT).contains("NULL");
  }
}

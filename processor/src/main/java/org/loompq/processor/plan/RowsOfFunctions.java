package org.loompq.processor.plan;

import java.util.List;

/** What is known of the rows that functions give. */
record RowsOfFunctions(Catalog catalog, Evaluation evaluation, ArrayElements elements) {

  /** Of any column of such a function in FROM. */
  Fact fact(Expression call, Scope scope) {
    if (!(call instanceof Expression.Call one) || catalog.isUserDefined(one.name())) {
      return Fact.UNKNOWN;
    }
    if (one.name().equals("unnest") && one.arguments().size() == 1) {
      Fact of = elements.of(one.arguments().getFirst(), scope);
      boolean isRow =
          !of.ordinary() && !(one.arguments().getFirst() instanceof Expression.Parameter);
      return isRow ? Fact.UNKNOWN : of;
    }
    return FunctionRules.OF_ROWS.contains(one.name())
        ? Fact.of(Nullability.NOT_NULL, isOrdinary(one, scope))
        : Fact.UNKNOWN;
  }

  private boolean isOrdinary(Expression.Call call, Scope scope) {
    return switch (call.name()) {
      case "generate_series", "regexp_split_to_table" ->
          evaluation.any(call.arguments(), scope).ordinary();
      case "generate_subscripts", "json_object_keys", "jsonb_object_keys" -> true;
      default -> false;
    };
  }

  /**
   * Of an expression of a ProjectSet. If several functions give rows there, the shorter ones are
   * filled up with NULL.
   */
  Fact projected(Expression expression, List<Expression> all, Scope scope) {
    if (!isCall(expression, scope)) {
      return evaluation.of(expression, scope);
    }
    boolean alone = all.stream().filter(e -> isCall(e, scope)).count() == 1;
    return alone ? fact(expression, scope) : Fact.UNKNOWN;
  }

  /** What a ProjectSet calls itself; it always stands alone. */
  private static boolean isCall(Expression expression, Scope scope) {
    return expression instanceof Expression.Call && scope.computed(expression).isEmpty();
  }
}

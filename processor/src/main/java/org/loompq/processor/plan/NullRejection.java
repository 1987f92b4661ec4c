package org.loompq.processor.plan;

import java.util.ArrayList;
import java.util.List;

/** Finds what cannot be NULL where a condition is true. */
record NullRejection(Catalog catalog) {

  List<Expression> of(Expression condition) {
    List<Expression> found = new ArrayList<>();
    collect(condition, found);
    return found;
  }

  private void collect(Expression condition, List<Expression> found) {
    switch (condition) {
      case Expression.IsNotNull test -> {
        found.add(test.operand());
        strict(test.operand(), found);
      }
      case Expression.Operation and when and.operator().equals("AND") ->
          and.operands().forEach(operand -> collect(operand, found));
      case Expression.Operation comparison when isStrict(comparison.operator()) ->
          comparison.operands().forEach(operand -> strict(operand, found));
      case Expression.Quantified any
          when FunctionRules.COMPARISONS.contains(any.operator())
              && isStrict(any.operator())
              && any.text().contains(" ANY (") ->
          strict(any.operand(), found);
      default -> {}
    }
  }

  /** What an expression is NULL for. */
  private void strict(Expression expression, List<Expression> found) {
    switch (expression) {
      case Expression.Column column -> found.add(column);
      case Expression.Cast cast -> strict(cast.operand(), found);
      default -> {}
    }
  }

  private boolean isStrict(String operator) {
    boolean known =
        FunctionRules.COMPARISONS.contains(operator) || operator.matches("!?~~?\\*?|&&|@>|<@");
    return known && !catalog.isUserDefined(operator);
  }
}

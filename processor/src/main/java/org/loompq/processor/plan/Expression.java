package org.loompq.processor.plan;

import java.util.List;
import java.util.Optional;

/** An expression as the server writes it. Each knows its text, without parentheses around it. */
sealed interface Expression {

  String text();

  /** A column, {@code *} for the whole row. */
  record Column(String text, Optional<String> alias, String name) implements Expression {}

  record Literal(String text, boolean isNull, Optional<TypeName> type) implements Expression {}

  /** A literal or a parameter in parentheses, as is one that comes from below. */
  record Enclosed(String text, Expression inner) implements Expression {}

  /** {@code $1}. */
  record Parameter(String text, int number) implements Expression {}

  /**
   * The call of a function.
   *
   * @param filtered whether it is an aggregate with FILTER or WITHIN GROUP
   * @param window what follows OVER
   */
  record Call(
      String text,
      String name,
      List<Expression> arguments,
      boolean filtered,
      Optional<String> window)
      implements Expression {}

  record Cast(String text, Expression operand, TypeName type) implements Expression {}

  /** An operator with one or two operands, of AND and OR with any number. */
  record Operation(String text, String operator, List<Expression> operands) implements Expression {}

  /** {@code x = ANY (y)} or ALL. */
  record Quantified(String text, String operator, Expression operand, Expression array)
      implements Expression {}

  record IsNotNull(String text, Expression operand) implements Expression {}

  /** What is true, false, an array or a row, whatever it is made of. */
  record Never(String text, List<Expression> parts) implements Expression {}

  /** An array of elements. */
  record Elements(String text, List<Expression> elements) implements Expression {}

  /** {@code array[lower:upper]}. */
  record Slice(String text, List<Expression> arrayAndBounds) implements Expression {}

  record Row(String text, List<Expression> fields) implements Expression {}

  record Case(String text, List<Expression> results) implements Expression {}

  /** EXTRACT or SUBSTRING, whose first word matters. */
  record Extract(String text, String field, Expression source) implements Expression {}

  /**
   * The value of a subselect.
   *
   * @param name such as {@code SubPlan 1}
   * @param column counted from 0
   * @param each whether it is that of each row, as in {@link Among}
   */
  record Subselect(String text, String name, int column, boolean each) implements Expression {}

  /** {@code x IN (SELECT ...)} and the like: whether a test is true for any row, or for all. */
  record Among(String text, Expression test) implements Expression {}

  /** Anything else. */
  record Opaque(String text) implements Expression {}
}

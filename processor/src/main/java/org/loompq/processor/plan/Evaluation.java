package org.loompq.processor.plan;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Says what is known of the value of an expression. */
final class Evaluation {

  /** What the node of an expression knows of columns and subselects. */
  interface Sources {
    Fact column(Expression.Column column, Scope scope);

    Fact subselect(Expression.Subselect subselect, Scope scope);

    Fact parameter(int number, Scope scope);

    /** Of a parameter that is an array. */
    Fact elements(int number);

    /** Whether a parameter is known to be no array. */
    boolean isSingle(int number);
  }

  private final Catalog catalog;
  private final Sources sources;

  Evaluation(Catalog catalog, Sources sources) {
    this.catalog = catalog;
    this.sources = sources;
  }

  ArrayElements elements() {
    return new ArrayElements(this, sources);
  }

  Fact of(Expression expression, Scope scope) {
    if (expression instanceof Expression.Column column) {
      return sources.column(column, scope);
    }
    if (expression instanceof Expression.Literal || expression instanceof Expression.Parameter) {
      return scope.refined(expression, byRule(expression, scope));
    }
    return scope.computed(expression).orElseGet(() -> ofPartitions(expression, scope));
  }

  /** What it is, also if it comes from partitions, which have other names in it. */
  private Fact ofPartitions(Expression expression, Scope scope) {
    Fact byRule = scope.refined(expression, byRule(expression, scope));
    return scope.computedOfPartitions(expression).map(byRule::or).orElse(byRule);
  }

  private Fact byRule(Expression expression, Scope scope) {
    return switch (expression) {
      case Expression.Column column -> sources.column(column, scope);
      case Expression.Literal literal -> literal(literal);
      case Expression.Enclosed enclosed -> of(enclosed.inner(), scope);
      case Expression.Parameter parameter -> sources.parameter(parameter.number(), scope);
      case Expression.Subselect subselect -> sources.subselect(subselect, scope);
      case Expression.IsNotNull ignored -> Fact.NEVER_NULL;
      case Expression.Never ignored -> Fact.NEVER_NULL;
      case Expression.Elements ignored -> Fact.of(Nullability.NOT_NULL, false);
      case Expression.Row ignored -> Fact.of(Nullability.NOT_NULL, false);
      case Expression.Slice slice ->
          Fact.of(any(slice.arrayAndBounds(), scope).nullability(), false);
      case Expression.Among among -> of(among.test(), scope);
      case Expression.Case cases -> any(cases.results(), scope);
      case Expression.Cast cast -> cast(of(cast.operand(), scope), cast.type());
      case Expression.Extract extract -> extract(extract.field(), extract.source(), scope);
      case Expression.Operation operation -> operation(operation, scope);
      case Expression.Quantified quantified -> quantified(quantified, scope);
      case Expression.Call call -> call(call, scope);
      case Expression.Opaque ignored -> Fact.UNKNOWN;
    };
  }

  private static Fact literal(Expression.Literal literal) {
    return Fact.of(
        literal.isNull() ? Nullability.NULLABLE : Nullability.NOT_NULL,
        literal.type().map(TypeName::isOrdinary).orElse(true));
  }

  /** NULL as soon as one is. */
  Fact any(List<Expression> expressions, Scope scope) {
    return any(expressions, operand -> of(operand, scope));
  }

  private static Fact any(List<Expression> expressions, Function<Expression, Fact> fact) {
    Fact worst = Fact.NEVER_NULL;
    for (Expression expression : expressions) {
      worst = worst.or(fact.apply(expression));
    }
    return worst;
  }

  static Fact cast(Fact operand, TypeName type) {
    boolean ordinary = type.isOrdinary();
    boolean keeps = type.takesAny() || (ordinary && operand.ordinary());
    return Fact.of(keeps ? operand.nullability() : Nullability.NULLABLE, ordinary);
  }

  private Fact extract(String field, Expression source, Scope scope) {
    boolean finite =
        FunctionRules.MONOTONIC_FIELDS.contains(field)
            || source instanceof Expression.Never
            || (source instanceof Expression.Call call
                && call.name().equals("now")
                && call.arguments().isEmpty());
    return finite ? of(source, scope) : Fact.of(Nullability.NULLABLE, true);
  }

  private Fact operation(Expression.Operation operation, Scope scope) {
    String operator = operation.operator();
    if (catalog.isUserDefined(operator)) {
      return Fact.UNKNOWN;
    }
    if (FunctionRules.COMPARISONS.contains(operator)) {
      Fact operands = any(operation.operands(), operand -> compared(operand, scope));
      return Fact.of(operands.nullability(), true);
    }
    Fact operands = any(operation.operands(), scope);
    if (operator.equals("+")) {
      boolean ordinary =
          operation.operands().stream().anyMatch(operand -> of(operand, scope).ordinary());
      return ordinary ? operands : Fact.UNKNOWN;
    }
    return FunctionRules.OPERATORS.contains(operator) ? operands : Fact.UNKNOWN;
  }

  /** Rows are compared field by field. */
  private Fact compared(Expression operand, Scope scope) {
    return operand instanceof Expression.Row row ? any(row.fields(), scope) : of(operand, scope);
  }

  private Fact quantified(Expression.Quantified quantified, Scope scope) {
    String operator = quantified.operator();
    boolean known =
        (FunctionRules.COMPARISONS.contains(operator) || FunctionRules.OPERATORS.contains(operator))
            && !catalog.isUserDefined(operator);
    Fact all =
        of(quantified.operand(), scope)
            .or(of(quantified.array(), scope))
            .or(elements().of(quantified.array(), scope));
    return known ? Fact.of(all.nullability(), true) : Fact.UNKNOWN;
  }

  // Functions

  private Fact call(Expression.Call call, Scope scope) {
    if (catalog.isUserDefined(call.name())) {
      return Fact.UNKNOWN;
    }
    Nullability nullability =
        call.filtered() && !call.name().equals("count")
            ? Nullability.NULLABLE
            : nullability(call, scope);
    boolean ordinary =
        !FunctionRules.OF_OTHER_TYPES.contains(call.name())
            && any(call.arguments(), scope).ordinary();
    return Fact.of(nullability, ordinary || call.name().equals("count"));
  }

  private Nullability nullability(Expression.Call call, Scope scope) {
    String name = call.name();
    List<Expression> arguments = call.arguments();
    if (FunctionRules.NEVER_NULL.contains(name)) {
      return Nullability.NOT_NULL;
    }
    if (FunctionRules.NULL_FOR_ALL_NULL.contains(name)) {
      return best(arguments, scope);
    }
    if (FunctionRules.NULL_FOR_FIRST_NULL.contains(name) && !arguments.isEmpty()) {
      return of(arguments.getFirst(), scope).nullability();
    }
    if (name.equals("date_part") && arguments.size() == 2) {
      return extract(field(arguments.getFirst()), arguments.getLast(), scope).nullability();
    }
    Fact all = any(arguments, scope);
    boolean strict =
        FunctionRules.NULL_FOR_NULL.contains(name)
            || (FunctionRules.NULL_FOR_NULL_IF_ORDINARY.contains(name) && all.ordinary())
            || (name.equals("SUBSTRING") && isSubstringByPosition(arguments))
            || (name.equals("current_setting") && arguments.size() == 1)
            || (isLagOrLead(name) && arguments.size() == 3);
    if (strict) {
      return all.nullability();
    }
    boolean collecting = FunctionRules.COLLECTING_AGGREGATES.contains(name);
    boolean hasRows = call.window().isPresent() ? hasRows(call, scope) : isGrouped(scope.node);
    if (hasRows && collecting) {
      return Nullability.NOT_NULL;
    }
    boolean ofRows =
        FunctionRules.AGGREGATES.contains(name)
            || (call.window().isPresent() && FunctionRules.OF_FRAME.contains(name));
    return ofRows && hasRows ? all.nullability() : Nullability.NULLABLE;
  }

  private static String field(Expression literal) {
    return literal.text().replaceFirst("^'([a-z]+)'::text$", "$1");
  }

  private static boolean isLagOrLead(String name) {
    return name.equals("lag") || name.equals("lead");
  }

  /** By a pattern it is NULL where that does not match. */
  private static boolean isSubstringByPosition(List<Expression> arguments) {
    return arguments.size() >= 2
        && arguments.subList(1, arguments.size()).stream()
            .allMatch(a -> a instanceof Expression.Literal && a.text().matches("[0-9]+"));
  }

  /** The best of several, of which one is there if its {@link Fact.Side} of a full join is not. */
  private Nullability best(List<Expression> arguments, Scope scope) {
    List<Fact> facts = arguments.stream().map(argument -> of(argument, scope)).toList();
    for (Fact fact : facts) {
      Fact.Side side = fact.side();
      if (side != null && facts.stream().anyMatch(other -> side.isOpposite(other.side()))) {
        return Nullability.NOT_NULL;
      }
    }
    return facts.stream().map(Fact::nullability).reduce(Nullability.NULLABLE, Nullability::and);
  }

  private static boolean isGrouped(PlanNode node) {
    Set<String> strategies = Set.of("Sorted", "Hashed");
    return node.is("Aggregate")
        && strategies.contains(node.text("Strategy").orElse(""))
        && node.has("Group Key")
        && !node.has("Grouping Sets");
  }

  /** Whether the frame of a window always has the current row. */
  private static boolean hasRows(Expression.Call call, Scope scope) {
    String name = call.window().orElse("?") + " AS ";
    String definition = scope.node.text("Window").orElse("");
    return definition.startsWith(name)
        && !definition.contains("EXCLUDE")
        && !definition
            .replaceAll("UNBOUNDED (PRECEDING|FOLLOWING)", "")
            .matches(".*(PRECEDING|FOLLOWING).*");
  }
}

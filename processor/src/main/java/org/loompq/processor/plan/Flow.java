package org.loompq.processor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows facts through a plan, from the tables to the result. */
final class Flow implements Evaluation.Sources {

  private static final Set<String> APPENDING = Set.of("Append", "Merge Append", "Recursive Union");

  /**
   * Those that hand on the rows of their input as they are. What they show as their output is made
   * up, see {@code set_dummy_tlist_references} in PostgreSQL's {@code setrefs.c}.
   */
  private static final Set<String> PASSING =
      Set.of(
          "Hash",
          "Incremental Sort",
          "Limit",
          "LockRows",
          "Materialize",
          "Memoize",
          "SetOp",
          "Sort",
          "Unique");

  private static final Set<String> CONDITIONS = Set.of("Filter", "Index Cond", "Recheck Cond");
  private static final Set<String> JOIN_CONDITIONS =
      Set.of("Hash Cond", "Merge Cond", "Join Filter");
  private static final Set<String> INNER = Set.of("Inner", "Semi", "Right Semi");

  private final List<Parameter> parameters;
  private final Subplans subplans;
  private final Evaluation evaluation;
  private final RowsOfFunctions functions;
  private final NullRejection rejection;
  private final Relations relations;
  private final boolean alone;
  private final Map<String, List<Output>> workTables = new HashMap<>();
  private final Set<PlanNode> followed = new HashSet<>();

  Flow(PlanNode top, Catalog catalog, List<Parameter> parameters) {
    this.parameters = parameters;
    this.subplans = new Subplans(top);
    this.evaluation = new Evaluation(catalog, this);
    this.functions = new RowsOfFunctions(catalog, evaluation, evaluation.elements());
    this.rejection = new NullRejection(catalog);
    this.alone = Relations.isAlone(top);
    this.relations = new Relations(catalog, top);
  }

  /** What is known of a node's output. */
  List<Output> outputs(PlanNode node, @Nullable Scope outer) {
    if (node.is("Recursive Union")) {
      return recursive(node, outer);
    }
    if (APPENDING.contains(node.type())) {
      return appended(node.inputs().stream().map(input -> outputs(input, outer)).toList());
    }
    if (PASSING.contains(node.type())) {
      return passed(node, node.input("Outer").map(i -> outputs(i, outer)).orElse(List.of()));
    }
    Scope scope = scope(node, outer);
    List<Output> outputs = new ArrayList<>();
    List<Expression> expressions = node.output().stream().map(ExpressionReader::read).toList();
    for (Expression expression : expressions) {
      Fact fact =
          node.is("ProjectSet")
              ? functions.projected(expression, expressions, scope)
              : evaluation.of(expression, scope);
      outputs.add(new Output(expression, fact));
    }
    return outputs;
  }

  private static List<Output> passed(PlanNode node, List<Output> input) {
    List<Output> outputs = new ArrayList<>();
    for (String text : node.output()) {
      int i = outputs.size();
      Fact fact = i < input.size() ? input.get(i).fact() : Fact.UNKNOWN;
      outputs.add(new Output(ExpressionReader.read(text), fact));
    }
    return outputs;
  }

  // What a node's expressions can refer to

  private Scope scope(PlanNode node, @Nullable Scope outer) {
    Scope scope = new Scope(node, outer, alone);
    String joinType = node.text("Join Type").orElse("");
    Optional<PlanNode> left = node.input("Outer");
    Optional<PlanNode> right = node.input("Inner");
    List<Output> leftOutputs = left.map(input -> outputs(input, outer)).orElse(List.of());
    Scope around = scope;
    if (right.isPresent() && !joinType.isEmpty()) {
      around = new Scope(node, outer, alone);
      around.add(leftOutputs);
    }
    scope.add(missing(leftOutputs, joinType, node, true));
    scope.add(
        node.groupingSets().stream()
            .map(key -> new Output(ExpressionReader.read(key), Fact.UNKNOWN))
            .toList());
    if (right.isPresent()) {
      scope.add(missing(outputs(right.get(), around), joinType, node, false));
    }
    conditions(node, joinType).forEach(c -> scope.filteredBy(ExpressionReader.read(c), rejection));
    return scope;
  }

  /** What the rows that the node gives, and those that its functions see, are tested by. */
  private static Stream<String> conditions(PlanNode node, String joinType) {
    if (node.is("WindowAgg")) {
      return Stream.empty();
    }
    Stream<String> own = CONDITIONS.stream();
    Stream<String> keys =
        INNER.contains(joinType) ? Stream.concat(own, JOIN_CONDITIONS.stream()) : own;
    return keys.flatMap(key -> node.text(key).stream());
  }

  /** The output of a join's input, of which rows may be missing. */
  private static List<Output> missing(
      List<Output> outputs, String joinType, PlanNode join, boolean outer) {
    if (join.has("Grouping Sets")) {
      return outputs.stream().map(o -> new Output(o.expression(), o.fact().nullable())).toList();
    }
    boolean full = joinType.equals("Full");
    boolean missing =
        switch (joinType) {
          // What is asked of the other side of an anti join is always NULL.
          case "Left", "Anti" -> !outer;
          case "Right", "Right Anti" -> outer;
          case "", "Inner", "Semi", "Right Semi" -> false;
          default -> true;
        };
    Fact.Side side = full ? new Fact.Side(join, outer) : null;
    return missing
        ? outputs.stream().map(o -> new Output(o.expression(), o.fact().outerJoined(side))).toList()
        : outputs;
  }

  // Appending

  /** By position, under the names that the first has. */
  private static List<Output> appended(List<List<Output>> branches) {
    List<Output> outputs = new ArrayList<>();
    List<Output> first = branches.isEmpty() ? List.of() : branches.getFirst();
    for (int i = 0; i < first.size(); i++) {
      Fact fact = first.get(i).fact();
      for (List<Output> branch : branches.subList(1, branches.size())) {
        fact = fact.or(i < branch.size() ? branch.get(i).fact() : Fact.UNKNOWN);
      }
      outputs.add(new Output(first.get(i).expression(), fact));
    }
    return outputs;
  }

  /** Assumes that the recursive branch adds nothing worse, until it does not. */
  private List<Output> recursive(PlanNode node, @Nullable Scope outer) {
    String name = node.text("Subplan Name").orElse("").replaceFirst("^CTE ", "");
    List<Output> all = node.input("Outer").map(i -> outputs(i, outer)).orElse(List.of());
    while (true) {
      List<Output> assumed = all;
      workTables.put(name, assumed);
      List<Output> added = node.input("Inner").map(i -> outputs(i, outer)).orElse(List.of());
      all = appended(List.of(assumed, added));
      if (facts(all).equals(facts(assumed))) {
        workTables.remove(name);
        return all;
      }
    }
  }

  private static List<List<Object>> facts(List<Output> outputs) {
    return outputs.stream()
        .map(o -> List.<Object>of(o.fact().nullability(), o.fact().ordinary()))
        .toList();
  }

  // Sources

  @Override
  public Fact column(Expression.Column column, Scope scope) {
    PlanNode node = scope.node;
    if (relations.isOwn(column, node)) {
      return scope.refined(
          column, relations.column(column, node, () -> scope.rows(() -> rows(node, scope))));
    }
    Optional<Fact> input = scope.column(column);
    if (input.isPresent()) {
      return input.get();
    }
    Scope outer = scope.outer;
    return outer == null
        ? Fact.UNKNOWN
        : scope.refined(column, outer.column(column).orElseGet(() -> column(column, outer)));
  }

  /** The rows of what a scan reads, if that is not a table. */
  private List<Output> rows(PlanNode scan, Scope scope) {
    return switch (scan.type()) {
      case "Subquery Scan" ->
          scan.inputs().stream().flatMap(i -> outputs(i, scope.outer).stream()).toList();
      case "CTE Scan" -> with(scan);
      case "WorkTable Scan" -> workTables.getOrDefault(scan.text("CTE Name").orElse(""), List.of());
      case "Function Scan" -> {
        Expression call = ExpressionReader.read(scan.text("Function Call").orElse(""));
        yield List.of(new Output(call, functions.fact(call, scope)));
      }
      default -> List.of();
    };
  }

  private List<Output> with(PlanNode scan) {
    Optional<PlanNode> plan = subplans.with(scan.text("CTE Name").orElse(""));
    if (plan.isEmpty() || !followed.add(plan.get())) {
      return List.of();
    }
    List<Output> outputs = outputs(plan.get(), null);
    followed.remove(plan.get());
    return outputs;
  }

  @Override
  public Fact subselect(Expression.Subselect subselect, Scope scope) {
    return subplans
        .subselect(subselect.name())
        .map(plan -> value(plan, subselect.column(), scope, subselect.each()))
        .orElse(Fact.UNKNOWN);
  }

  /**
   * @param each whether it is about the rows that there are
   */
  private Fact value(PlanNode plan, int column, Scope scope, boolean each) {
    if (!followed.add(plan)) {
      return Fact.UNKNOWN;
    }
    List<Output> outputs = outputs(plan, scope);
    followed.remove(plan);
    if (outputs.isEmpty() && !APPENDING.contains(plan.type())) {
      // Only of EXISTS nothing is asked.
      return Fact.NEVER_NULL;
    }
    if (column >= outputs.size()) {
      return Fact.UNKNOWN;
    }
    Fact fact = outputs.get(column).fact();
    return each || OneRow.isAlwaysThere(plan) ? fact : fact.nullable();
  }

  @Override
  public Fact parameter(int number, Scope scope) {
    Optional<Fact> own = declared(number).map(Parameter::fact);
    List<Subplans.Column> internal = subplans.returning(number);
    if (internal.isEmpty()) {
      return own.orElse(Fact.UNKNOWN);
    }
    Fact value = own.orElse(Fact.NEVER_NULL);
    for (Subplans.Column column : internal) {
      value = value.or(value(column.plan(), column.number(), scope, false));
    }
    return value;
  }

  @Override
  public Fact elements(int number) {
    return subplans.returning(number).isEmpty()
        ? declared(number).map(Parameter::elements).orElse(Fact.UNKNOWN)
        : Fact.UNKNOWN;
  }

  @Override
  public boolean isSingle(int number) {
    return subplans.returning(number).isEmpty()
        && declared(number).filter(parameter -> !parameter.isArray()).isPresent();
  }

  private Optional<Parameter> declared(int number) {
    return number > 0 && number <= parameters.size()
        ? Optional.of(parameters.get(number - 1))
        : Optional.empty();
  }
}

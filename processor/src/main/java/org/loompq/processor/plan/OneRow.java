package org.loompq.processor.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out whether a node gives at most one row, or always exactly one. */
final class OneRow {

  private static final Set<String> PASSING =
      Set.of(
          "Group",
          "Hash",
          "Incremental Sort",
          "Limit",
          "LockRows",
          "Materialize",
          "Memoize",
          "ModifyTable",
          "Sort",
          "Subquery Scan",
          "Unique",
          "WindowAgg");

  private final Catalog catalog;
  private final Subplans subplans;

  OneRow(PlanNode top, Catalog catalog) {
    this.catalog = catalog;
    this.subplans = new Subplans(top);
  }

  /** Whether it gives one row whatever the tables hold. */
  static boolean isAlwaysThere(PlanNode node) {
    return switch (node.type()) {
      case "Aggregate" -> isPlain(node) && !node.has("Filter");
      case "Result" -> node.inputs().isEmpty() && !node.has("One-Time Filter");
      case "Materialize", "Sort" -> node.inputs().stream().allMatch(OneRow::isAlwaysThere);
      default -> false;
    };
  }

  /** An aggregate of all rows, and not of a part of them in one of several workers. */
  private static boolean isPlain(PlanNode node) {
    return node.text("Strategy").orElse("").equals("Plain")
        && !node.has("Grouping Sets")
        && !node.text("Partial Mode").orElse("").equals("Partial");
  }

  boolean is(PlanNode node) {
    return switch (node.type()) {
      case "Aggregate" -> isPlain(node) || (!node.has("Grouping Sets") && ofInput(node));
      case "Result" -> node.inputs().isEmpty() || ofInput(node);
      case "Append", "Merge Append" -> node.inputs().size() == 1 && ofInput(node);
      case "Gather", "Gather Merge" -> node.isTrue("Single Copy") && ofInput(node);
      case "Index Scan", "Index Only Scan" -> isByUniqueIndex(node, node);
      case "Bitmap Heap Scan" ->
          node.inputs().stream()
              .allMatch(i -> i.is("Bitmap Index Scan") && isByUniqueIndex(i, node));
      case "Nested Loop", "Hash Join", "Merge Join" -> isJoin(node);
      case "CTE Scan" ->
          subplans.with(node.text("CTE Name").orElse("")).map(this::is).orElse(false);
      default -> PASSING.contains(node.type()) && !node.has("Grouping Sets") && ofInput(node);
    };
  }

  private boolean ofInput(PlanNode node) {
    return node.inputs().size() == 1 && is(node.inputs().getFirst());
  }

  private boolean isJoin(PlanNode join) {
    boolean outer = join.input("Outer").map(this::is).orElse(false);
    boolean inner = join.input("Inner").map(this::is).orElse(false);
    return switch (join.text("Join Type").orElse("")) {
      case "Inner", "Left" -> outer && (inner || join.isTrue("Inner Unique"));
      case "Right" -> outer && inner;
      case "Semi", "Anti" -> outer;
      case "Right Semi", "Right Anti" -> inner;
      default -> false;
    };
  }

  /** Whether a scan gives a value to each column of a unique index. */
  private boolean isByUniqueIndex(PlanNode scan, PlanNode table) {
    Optional<String> index = scan.text("Index Name");
    Optional<String> condition = scan.text("Index Cond");
    if (index.isEmpty() || condition.isEmpty() || catalog.isUserDefined("=")) {
      return false;
    }
    List<String> key =
        catalog
            .uniqueIndexes(table.text("Schema").orElse(""), table.text("Relation Name").orElse(""))
            .getOrDefault(index.get(), List.of());
    Set<String> given = new HashSet<>();
    collect(ExpressionReader.read(condition.get()), table.alias(), given);
    return !key.isEmpty() && given.containsAll(key);
  }

  private static void collect(Expression condition, String alias, Set<String> given) {
    if (condition instanceof Expression.Operation operation) {
      List<Expression> operands = operation.operands();
      if (operation.operator().equals("AND")) {
        operands.forEach(operand -> collect(operand, alias, given));
      } else if (operation.operator().equals("=") && operands.size() == 2) {
        column(operands.getFirst(), alias).ifPresent(given::add);
      }
    }
  }

  /** The index's column stands on the left, with a cast if its type is compared as another. */
  private static Optional<String> column(Expression expression, String alias) {
    return switch (expression) {
      case Expression.Cast cast -> column(cast.operand(), alias);
      case Expression.Column column
          when column.alias().isEmpty() || column.alias().get().equals(alias) ->
          Optional.of(column.name());
      default -> Optional.empty();
    };
  }
}

package org.loompq.processor.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The columns of what scans read, and of what statements change. */
final class Relations {

  private static final Set<String> SYSTEM_COLUMNS =
      Set.of("ctid", "tableoid", "xmin", "xmax", "cmin", "cmax");

  private final Catalog catalog;
  private final Set<String> aliases;
  private final boolean alone;

  Relations(Catalog catalog, PlanNode top) {
    this.catalog = catalog;
    this.aliases =
        top.all()
            .filter(node -> node.has("Alias"))
            .map(PlanNode::alias)
            .collect(Collectors.toUnmodifiableSet());
    this.alone = isAlone(top);
  }

  /**
   * Whether a plan reads but one relation. Only then does a column without a name in front of it
   * belong to that; else it belongs to a relation that the planner has found to be empty.
   */
  static boolean isAlone(PlanNode top) {
    return top.all().filter(node -> node.children().isEmpty()).count() == 1;
  }

  /** Whether a column is of the very node's own relation. */
  boolean isOwn(Expression.Column column, PlanNode node) {
    if (!node.has("Alias") && !node.is("ModifyTable")) {
      return false;
    }
    return column.alias().isEmpty()
        ? alone
        : node.targets().stream().anyMatch(t -> column.alias().get().equals(t.alias()))
            || isVersion(column, node);
  }

  /** {@code old.x} or {@code new.x} in RETURNING. */
  private boolean isVersion(Expression.Column column, PlanNode node) {
    String alias = column.alias().orElse("");
    return node.is("ModifyTable")
        && (alias.equals("old") || alias.equals("new"))
        && !aliases.contains(alias);
  }

  /**
   * @param rows of what the node reads, if that is not a table
   */
  Fact column(Expression.Column column, PlanNode node, Supplier<List<Output>> rows) {
    if (node.is("Foreign Scan")) {
      return Fact.UNKNOWN;
    }
    if (column.name().equals("*")) {
      return isVersion(column, node) ? Fact.UNKNOWN : Fact.of(Nullability.NOT_NULL, false);
    }
    if (node.has("Relation Name")) {
      return stored(column, node);
    }
    List<Output> outputs = rows.get();
    // The names of a subplan's columns are not in the plan.
    return outputs.size() == 1 && !node.is("Function Scan")
        ? outputs.getFirst().fact()
        : Fact.oneOf(outputs);
  }

  private Fact stored(Expression.Column column, PlanNode node) {
    if (isVersion(column, node) && !isThere(column.alias().orElse(""), node)) {
      return Fact.UNKNOWN;
    }
    if (SYSTEM_COLUMNS.contains(column.name())) {
      return Fact.NEVER_NULL;
    }
    return node.targets().stream()
        .map(target -> stored(column.name(), target))
        .reduce(Fact::or)
        .orElse(Fact.UNKNOWN);
  }

  private Fact stored(String column, PlanNode relation) {
    Optional<String> name = relation.text("Relation Name");
    Optional<String> schema = relation.text("Schema");
    if (name.isEmpty() || schema.isEmpty()) {
      return Fact.UNKNOWN;
    }
    Origin origin = new Origin(schema.get(), name.get(), column);
    boolean notNull = catalog.isNotNull(origin.schema(), origin.relation(), column).orElse(false);
    boolean ordinary =
        catalog
            .type(origin.schema(), origin.relation(), column)
            .map(type -> new TypeName(type).isOrdinary())
            .orElse(false);
    return Fact.column(origin, notNull, ordinary);
  }

  private static boolean isThere(String version, PlanNode node) {
    return switch (node.text("Operation").orElse("")) {
      case "Update" -> true;
      case "Insert" -> version.equals("new");
      case "Delete" -> version.equals("old");
      default -> false;
    };
  }
}

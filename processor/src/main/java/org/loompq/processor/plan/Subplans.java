package org.loompq.processor.plan;

import java.util.List;
import java.util.Optional;

/** The subplans of a plan, by the names that expressions know them by. */
final class Subplans {

  /** A column of one. */
  record Column(PlanNode plan, int number) {}

  private final List<PlanNode> named;

  Subplans(PlanNode top) {
    named = top.all().filter(node -> node.text("Subplan Name").isPresent()).toList();
  }

  private static String name(PlanNode plan) {
    return plan.text("Subplan Name").orElse("");
  }

  /** The one of a subselect, such as {@code SubPlan 1}. */
  Optional<PlanNode> subselect(String name) {
    return only(
        named.stream()
            .filter(plan -> name(plan).equals(name) || name(plan).startsWith(name + " ("))
            .toList());
  }

  /** The one of a WITH query. */
  Optional<PlanNode> with(String name) {
    return only(named.stream().filter(plan -> name(plan).equals("CTE " + name)).toList());
  }

  private static Optional<PlanNode> only(List<PlanNode> found) {
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /**
   * The ones whose value is {@code $n}, as it is before version 17; {@code (returns $0,$1)} says
   * so. The statement's own parameters look the same.
   */
  List<Column> returning(int number) {
    return named.stream().flatMap(plan -> returned(plan, number).stream()).toList();
  }

  private static Optional<Column> returned(PlanNode plan, int number) {
    String name = name(plan);
    int start = name.indexOf(" (returns ");
    if (start < 0) {
      return Optional.empty();
    }
    List<String> parameters =
        List.of(name.substring(start + " (returns ".length(), name.length() - 1).split(","));
    int column = parameters.indexOf("$" + number);
    return column < 0 ? Optional.empty() : Optional.of(new Column(plan, column));
  }
}

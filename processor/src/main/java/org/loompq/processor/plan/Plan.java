package org.loompq.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The server's plan of a statement: what {@code EXPLAIN (VERBOSE, FORMAT JSON)} gives.
 *
 * <p>The statement should have been prepared, and explained with {@code plan_cache_mode} at {@code
 * force_generic_plan}, so that its parameters stand in the plan; and with {@code
 * max_parallel_workers_per_gather} at 0, since less can be told of what workers aggregate in parts.
 *
 * <p>What is said never to be NULL is not, but for these, which a plan does not show: columns that
 * FROM gives the names of other columns of their table ({@code FROM t (b, a)}) and that are then
 * part of an expression; casts that somebody has defined between PostgreSQL's own types, or that
 * are implicit; and {@code CREATE OPERATOR CLASS} with an equality of one's own.
 */
public final class Plan {

  private final List<PlanNode> plans;

  private Plan(List<PlanNode> plans) {
    this.plans = plans;
  }

  /**
   * Takes a plan.
   *
   * @param explained the whole array
   */
  public static Plan of(JsonNode explained) {
    List<PlanNode> plans = new ArrayList<>();
    explained.forEach(one -> plans.add(new PlanNode(one.path("Plan"))));
    return new Plan(plans);
  }

  /**
   * Which columns of the result can be NULL.
   *
   * @param catalog knows the tables
   * @param origins for each column of the result the one it comes from, as Describe tells
   * @param parameters those of the statement, from $1 on
   * @return for each column what is sure
   */
  public List<Nullability> nullability(
      Catalog catalog, List<Optional<Origin>> origins, List<Parameter> parameters) {
    List<Output> outputs = outputs(catalog, parameters);
    List<Nullability> result = new ArrayList<>();
    for (int i = 0; i < origins.size(); i++) {
      result.add(
          i < outputs.size() ? outputs.get(i).fact().of(origins.get(i)) : Nullability.NULLABLE);
    }
    return List.copyOf(result);
  }

  private List<Output> outputs(Catalog catalog, List<Parameter> parameters) {
    if (plans.size() != 1) {
      return List.of();
    }
    PlanNode top = plans.getFirst();
    return new Flow(top, catalog, parameters).outputs(top, null);
  }

  /**
   * Whether the statement gives at most one row, whatever the tables hold. The plan should have
   * been made with {@code enable_seqscan} and {@code enable_bitmapscan} off, so that it uses a
   * unique index where it can. The server keeps a generic plan, so the statement has to be prepared
   * after these have been set.
   *
   * <p>Plans do not tell what LIMIT says: a statement that ends with {@code LIMIT 1} gives at most
   * one row, whatever is said here.
   *
   * @param catalog knows the unique indexes
   */
  public boolean isAtMostOneRow(Catalog catalog) {
    return plans.size() == 1 && new OneRow(plans.getFirst(), catalog).is(plans.getFirst());
  }

  /** The tables that are read from one end to the other. */
  public List<SequentialScan> sequentialScans() {
    return plans.stream()
        .flatMap(PlanNode::all)
        .filter(node -> node.is("Seq Scan"))
        .map(
            node ->
                new SequentialScan(
                    node.text("Schema").orElse(""),
                    node.text("Relation Name").orElse(""),
                    node.text("Filter"),
                    node.number("Plan Rows")))
        .toList();
  }
}

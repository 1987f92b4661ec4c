package org.loompq.processor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions of a node can refer to: the output of its inputs, by its text, and what the
 * nodes around it hand down as parameters.
 */
final class Scope {

  private static final Pattern NUMBERED_ALIAS = Pattern.compile("(_[0-9]+)+(?=\"?\\.)");

  final PlanNode node;
  final @Nullable Scope outer;
  private final boolean alone;
  private final Map<String, Fact> facts = new HashMap<>();
  private final Map<String, Fact> ofParents = new HashMap<>();
  private final Map<Expression.Column, Fact> columns = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();
  private final List<Expression> present = new ArrayList<>();
  private @Nullable List<Output> rows;

  /**
   * @param alone whether the plan reads {@link Relations#isAlone but one} relation
   */
  Scope(PlanNode node, @Nullable Scope outer, boolean alone) {
    this.node = node;
    this.outer = outer;
    this.alone = alone;
  }

  /** Takes the output of an input; what several have of the same text is as bad as the worst. */
  void add(List<Output> outputs) {
    Set<String> before = Set.copyOf(facts.keySet());
    for (Output output : outputs) {
      String text = output.expression().text();
      if (before.contains(text)) {
        ambiguous.add(text);
      }
      facts.merge(text, output.fact(), Scope::worst);
      ofParents.merge(withoutNumbers(text), output.fact(), Scope::worst);
      if (output.expression() instanceof Expression.Column column) {
        columns.merge(column, output.fact(), Scope::worst);
      }
    }
  }

  private static Fact worst(Fact one, Fact other) {
    return one.nullability().compareTo(other.nullability()) >= 0
        ? new Fact(one.nullability(), one.ordinary() && other.ordinary(), null, null, List.of())
        : worst(other, one);
  }

  /** The rows of what a scan reads, looked for once. */
  List<Output> rows(Supplier<List<Output>> source) {
    List<Output> known = rows == null ? source.get() : rows;
    rows = known;
    return known;
  }

  /** What is never NULL in the rows that a condition leaves. */
  void filteredBy(Expression condition, NullRejection rejection) {
    for (Expression expression : rejection.of(condition)) {
      if (!ambiguous.contains(expression.text())) {
        present.add(expression);
      }
    }
  }

  /** What is known of an expression that an input has computed. */
  Optional<Fact> computed(Expression expression) {
    return Optional.ofNullable(facts.get(expression.text())).map(fact -> refined(expression, fact));
  }

  /**
   * What is known of an expression that an input has computed of partitions. It may also be a
   * similar one of another table.
   */
  Optional<Fact> computedOfPartitions(Expression expression) {
    return Optional.ofNullable(ofParents.get(withoutNumbers(expression.text())));
  }

  /** What is known of a column of an input. */
  Optional<Fact> column(Expression.Column column) {
    Optional<Fact> exact = computed(column);
    if (exact.isPresent()) {
      return exact;
    }
    return columns.entrySet().stream()
        .filter(entry -> isSame(entry.getKey(), column) || isOfParent(entry.getKey(), column))
        .map(Map.Entry::getValue)
        .reduce(Scope::worst)
        .map(fact -> refined(column, fact));
  }

  Fact refined(Expression expression, Fact fact) {
    boolean known =
        present.stream()
            .anyMatch(
                other ->
                    other.text().equals(expression.text())
                        || (other instanceof Expression.Column one
                            && expression instanceof Expression.Column another
                            && isSame(one, another)));
    return known ? fact.present() : fact;
  }

  /** A table that is alone in its statement needs no name in front of its columns. */
  private boolean isSame(Expression.Column one, Expression.Column other) {
    return one.name().equals(other.name()) && (alone || one.alias().equals(other.alias()));
  }

  /**
   * Whether a column may be that of a partitioned table of which the other is a partition. The
   * server numbers partitions: those of {@code p} are {@code p_1}, {@code p_2} and so on.
   */
  private static boolean isOfParent(Expression.Column partition, Expression.Column column) {
    return partition.name().equals(column.name())
        && partition.alias().isPresent()
        && withoutNumber(partition.alias().orElse(""))
            .equals(withoutNumber(column.alias().orElse("")));
  }

  private static String withoutNumbers(String text) {
    return NUMBERED_ALIAS.matcher(text).replaceAll("");
  }

  private static String withoutNumber(String alias) {
    return alias.replaceFirst("(_[0-9]+)+$", "");
  }
}

package org.loompq.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a value.
 *
 * @param nullability whether it can be NULL
 * @param ordinary whether its type is known to be an {@link TypeName ordinary} one
 * @param origin the column that it is, if nothing has been done to it
 * @param side of a full join: where its row may be missing
 * @param candidates where the plan leaves open which column of a subplan it is: all that it can be
 */
record Fact(
    Nullability nullability,
    boolean ordinary,
    @Nullable Origin origin,
    @Nullable Side side,
    List<Fact> candidates) {

  /** One side of a full join, of which the other is there if it is missing. */
  record Side(PlanNode join, boolean outer) {

    boolean isOpposite(@Nullable Side other) {
      return other != null && join.equals(other.join) && outer != other.outer;
    }
  }

  /** The origin of what is a column, of which it is not known any more which. */
  private static final Origin LOST = new Origin("", "", "");

  static final Fact UNKNOWN = of(Nullability.NULLABLE, false);
  static final Fact NEVER_NULL = of(Nullability.NOT_NULL, true);

  static Fact of(Nullability nullability, boolean ordinary) {
    return new Fact(nullability, ordinary, null, null, List.of());
  }

  static Fact column(Origin origin, boolean notNull, boolean ordinary) {
    Nullability nullability = notNull ? Nullability.NOT_NULL : Nullability.NULLABLE;
    return new Fact(nullability, ordinary, origin, null, List.of());
  }

  /** One of several, nobody knows which. */
  static Fact oneOf(List<Output> outputs) {
    Fact worst = outputs.isEmpty() ? UNKNOWN : NEVER_NULL;
    List<Fact> candidates = new ArrayList<>();
    for (Output output : outputs) {
      Fact fact = output.fact();
      worst = worst.or(fact);
      boolean lost = output.expression() instanceof Expression.Column && fact.origin == null;
      candidates.addAll(
          !fact.candidates.isEmpty()
              ? fact.candidates
              : List.of(lost ? fact.withOrigin(LOST) : fact));
    }
    return new Fact(worst.nullability, worst.ordinary, null, null, List.copyOf(candidates));
  }

  private Fact withOrigin(Origin other) {
    return new Fact(nullability, ordinary, other, null, List.of());
  }

  /** Of the same value in one row or another. */
  Fact or(Fact other) {
    return of(nullability.or(other.nullability), ordinary && other.ordinary);
  }

  /** The value where its row of an outer join may be missing. */
  Fact outerJoined(@Nullable Side missing) {
    Side kept = nullability == Nullability.NOT_NULL ? missing : null;
    return new Fact(
        nullability.or(Nullability.OUTER_JOINED),
        ordinary,
        origin,
        kept,
        candidates.stream().map(c -> c.outerJoined(null)).toList());
  }

  /** The value where it can be NULL for other reasons. */
  Fact nullable() {
    return new Fact(
        Nullability.NULLABLE,
        ordinary,
        origin,
        null,
        candidates.stream().map(Fact::nullable).toList());
  }

  /** The value in rows where it is not NULL. */
  Fact present() {
    return new Fact(
        Nullability.NOT_NULL,
        ordinary,
        origin,
        null,
        candidates.stream().map(Fact::present).toList());
  }

  /** What it is if the server says which column it comes from. */
  Nullability of(Optional<Origin> described) {
    if (described.isPresent() && isRenamed(described.get())) {
      return Nullability.NULLABLE;
    }
    List<Fact> those =
        candidates.stream()
            .filter(c -> LOST.equals(c.origin) || described.equals(Optional.ofNullable(c.origin)))
            .toList();
    return described.isEmpty() || those.isEmpty()
        ? nullability
        : those.stream().map(Fact::nullability).reduce(Nullability.NOT_NULL, Nullability::or);
  }

  /** Whether it has another column's name, as with {@code FROM t (b, a)}. */
  private boolean isRenamed(Origin described) {
    return origin != null
        && origin.schema().equals(described.schema())
        && origin.relation().equals(described.relation())
        && !origin.column().equals(described.column());
  }
}

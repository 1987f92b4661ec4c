package org.loompq.processor.plan;

/**
 * A parameter of a statement.
 *
 * @param type its type as {@code format_type(oid, NULL)} calls it; of a domain the type below it
 * @param nullable whether it may be NULL
 * @param presentElements whether it is an array of which no element is NULL, nor a row
 */
public record Parameter(String type, boolean nullable, boolean presentElements) {

  private TypeName typeName() {
    return new TypeName(type);
  }

  boolean isArray() {
    return typeName().isArray();
  }

  Fact fact() {
    return Fact.of(nullable ? Nullability.NULLABLE : Nullability.NOT_NULL, typeName().isOrdinary());
  }

  /** What is known of its elements. */
  Fact elements() {
    return presentElements && isArray()
        ? Fact.of(Nullability.NOT_NULL, typeName().element().isOrdinary())
        : Fact.UNKNOWN;
  }
}

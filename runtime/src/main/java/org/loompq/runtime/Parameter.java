package org.loompq.runtime;

/**
 * Declares a parameter of a statement.
 *
 * @param name what errors call it, such as {@code id} or {@code account.owner}
 * @param type its Java type, or that of its elements; decides the OID it is declared with
 * @param array whether it is a one-dimensional array
 */
public record Parameter(String name, ValueType type, boolean array) {

  /**
   * A parameter with one value.
   *
   * @param name what errors call it
   * @param type its Java type
   * @return the declaration
   */
  public static Parameter of(String name, ValueType type) {
    return new Parameter(name, type, false);
  }

  /**
   * A parameter that is an array.
   *
   * @param name what errors call it
   * @param elementType the Java type of its elements
   * @return the declaration
   */
  public static Parameter arrayOf(String name, ValueType elementType) {
    return new Parameter(name, elementType, true);
  }

  int oid() {
    return array ? type.codec().parameterArrayOid() : type.codec().parameterOid();
  }
}

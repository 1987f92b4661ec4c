package org.loompq.processor.model;

/**
 * A parameter of the statement and where its value comes from.
 *
 * @param name its name in the statement
 * @param value what it holds
 * @param parameter the method's parameter
 * @param accessors what is called on it, or on an element of it, such as {@code .owner()}
 * @param nullable whether it may be NULL
 * @param presentElements whether it is an array whose elements cannot be NULL
 */
public record Binding(
    String name,
    Value value,
    String parameter,
    String accessors,
    boolean nullable,
    boolean presentElements) {

  /** The Java expression, such as {@code account.owner()}. */
  public String expression() {
    return parameter + accessors;
  }
}

package org.loompq.processor.model;

/**
 * A parameter of the statement and where its value comes from.
 *
 * @param name its name in the statement
 * @param value what it holds
 * @param parameter the method's parameter
 * @param accessors what is called on it, or on an element of it, such as {@code .owner()}
 */
public record Binding(String name, Value value, String parameter, String accessors) {

  /** The Java expression, such as {@code account.owner()}. */
  public String expression() {
    return parameter + accessors;
  }
}

package org.loompq.processor.model;

/**
 * A parameter of the statement and where its value comes from.
 *
 * @param name its name in the statement
 * @param value what it holds
 * @param expression the Java expression, such as {@code account.owner()}
 */
public record Binding(String name, Value value, String expression) {}

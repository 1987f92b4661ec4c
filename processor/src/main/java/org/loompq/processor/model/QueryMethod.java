package org.loompq.processor.model;

import java.util.List;
import javax.lang.model.element.ExecutableElement;

/**
 * A method that runs a statement.
 *
 * @param method the method of the interface
 * @param options what else is declared of it
 * @param sql the statement with {@code $1} to {@code $n}
 * @param bindings its parameters in order
 * @param result what it returns
 */
public record QueryMethod(
    ExecutableElement method, Options options, String sql, List<Binding> bindings, Result result) {

  /** The method's name. */
  public String name() {
    return method.getSimpleName().toString();
  }
}

package org.loompq.processor.model;

import java.util.List;
import javax.lang.model.element.ExecutableElement;

/**
 * A method that runs a statement whose text it declares.
 *
 * @param method the method of the interface
 * @param options what else is declared of it
 * @param sql the statement with {@code $1} to {@code $n}
 * @param bindings its parameters in order
 * @param elements for a batch, those of its parameters that are read element by element; else none
 * @param result what it returns
 */
public record QueryMethod(
    ExecutableElement method,
    Options options,
    String sql,
    List<Binding> bindings,
    List<Elements> elements,
    Result result)
    implements StatementMethod {

  /** Whether the statement is executed for each of some elements. */
  public boolean isBatch() {
    return !elements.isEmpty();
  }
}

package org.loompq.processor.model;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import org.loompq.processor.sql.SqlStatement;

/**
 * A method that runs a statement whose text it declares.
 *
 * @param method the method of the interface
 * @param options what else is declared of it
 * @param statement the statement
 * @param bindings its parameters in order
 * @param elements for a batch, those of its parameters that are read element by element; else none
 * @param result what it returns
 */
public record QueryMethod(
    ExecutableElement method,
    Options options,
    SqlStatement statement,
    List<Binding> bindings,
    List<Elements> elements,
    Result result)
    implements StatementMethod {

  /** The statement as it is sent, with {@code $1} to {@code $n}. */
  public String sql() {
    return statement.laidOut();
  }

  /** Whether the statement is executed for each of some elements. */
  public boolean isBatch() {
    return !elements.isEmpty();
  }
}

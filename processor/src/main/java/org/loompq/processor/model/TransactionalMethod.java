package org.loompq.processor.model;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * A method that runs in a transaction: one with a body, or one with a statement.
 *
 * @param method the method of the interface
 * @param signature its types, as the repository inherits them
 * @param transactionality how the transaction runs
 * @param checked the checked exceptions that it declares, without those that another covers
 */
public record TransactionalMethod(
    ExecutableElement method,
    ExecutableType signature,
    Transactionality transactionality,
    List<TypeMirror> checked) {

  /** The method's name. */
  public String name() {
    return method.getSimpleName().toString();
  }
}

package org.loompq.processor.model;

import javax.lang.model.element.ExecutableElement;

/** A method that runs a statement. */
public sealed interface StatementMethod permits QueryMethod, CopyInMethod, CopyOutMethod {

  /** The method of the interface. */
  ExecutableElement method();

  /** What else is declared of it. */
  Options options();

  /** The method's name. */
  default String name() {
    return method().getSimpleName().toString();
  }
}

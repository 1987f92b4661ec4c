package org.loompq.processor.write;

import com.palantir.javapoet.NameAllocator;
import javax.lang.model.element.ExecutableElement;

/** Names of local variables, which must differ from those of the parameters. */
final class Locals {

  private Locals() {}

  /** Gives names in a method. */
  static NameAllocator in(ExecutableElement method) {
    NameAllocator locals = new NameAllocator();
    method.getParameters().forEach(p -> locals.newName(p.getSimpleName().toString()));
    return locals;
  }
}

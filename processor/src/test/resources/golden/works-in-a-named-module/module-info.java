/** Does not require java.compiler, where the annotation for generated code is. */
module golden {
  requires org.loompq;
  requires org.loompq.runtime;

  exports golden;
}

/** Writes the implementations of repository interfaces at compile time. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("requires-automatic") // JavaPoet has a name but no descriptor
module org.loompq.processor {
  requires com.palantir.javapoet;
  requires transitive java.compiler;
  requires org.loompq;
  requires static org.jspecify;

  exports org.loompq.processor;

  provides javax.annotation.processing.Processor with
      org.loompq.processor.RepositoryProcessor,
      org.loompq.processor.RepositoryIndexProcessor;
}

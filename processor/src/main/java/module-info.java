/** Writes the implementations of repository interfaces at compile time. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("requires-automatic") // JavaPoet has a name but no descriptor
module org.loompq.processor {
  requires com.palantir.javapoet;
  requires transitive java.compiler;
  requires jdk.compiler;
  requires org.apache.commons.compress;
  requires org.loompq;
  requires org.loompq.runtime;
  requires org.tukaani.xz;
  requires tools.jackson.databind;
  requires static org.jspecify;

  exports org.loompq.processor;

  opens org.loompq.processor.database to
      tools.jackson.databind; // for the records of a snapshot
  opens org.loompq.processor.report to
      tools.jackson.databind; // for those of the catalogue

  provides javax.annotation.processing.Processor with
      org.loompq.processor.RepositoryProcessor,
      org.loompq.processor.RepositoryIndexProcessor;
}

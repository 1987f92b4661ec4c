/** The client: a pool of libpq connections behind blocking calls. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings({
  "requires-automatic", // HdrHistogram has no descriptor
  "module" // the processor is compiled later
})
module org.loompq.runtime {
  requires transitive org.loompq;
  requires static org.jspecify;
  requires HdrHistogram;
  requires static org.apache.commons.compress;
  requires static tools.jackson.databind;

  exports org.loompq.runtime;
  exports org.loompq.runtime.codec;
  exports org.loompq.runtime.json;
  exports org.loompq.runtime.libpq to
      org.loompq.processor;

  uses org.loompq.TypeCodec;
  uses org.loompq.spi.JsonCodec;
  uses org.loompq.spi.RepositoryProvider;

  provides org.loompq.spi.DatabaseProvider with
      org.loompq.runtime.PoolDatabaseProvider;
}

/** What a user of loompq writes against: annotations, sessions, results and errors. */
@org.jspecify.annotations.NullMarked
module org.loompq {
  requires static transitive org.jspecify;

  exports org.loompq;
  exports org.loompq.error;
  exports org.loompq.spi;

  uses org.loompq.spi.DatabaseProvider;
}

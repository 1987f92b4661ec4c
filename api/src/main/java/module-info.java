/** What a user of loompq writes against: annotations, sessions, results and errors. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // the modules named in qualified exports are compiled later
module org.loompq {
  requires static transitive org.jspecify;

  exports org.loompq;
  exports org.loompq.error;
  exports org.loompq.lexer to
      org.loompq.processor,
      org.loompq.runtime;
  exports org.loompq.message to
      org.loompq.runtime;
  exports org.loompq.spi;
  exports org.loompq.type;

  uses org.loompq.spi.DatabaseProvider;
}

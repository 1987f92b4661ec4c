package org.loompq.runtime;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.loompq.DatabaseConfig;
import org.loompq.error.ServerException;

/**
 * What all sessions of a database have found out about it, and share.
 *
 * @param customTypes the server's types, and which have codecs of the application
 * @param codecs of values whose types are found out at run time
 * @param columns the types of the columns of the program's statements, which are known to fit;
 *     those that are this database's own keep theirs
 * @param described statements of the program with the types of their parameters, by those without
 * @param dynamicStatements statements that were run by their text
 * @param idleParameters parameters to be used again
 * @param notices hands over what the server says about statements
 */
record Known(
    CustomTypes customTypes,
    DynamicCodecs codecs,
    ConcurrentMap<Statement, ValueTypes> columns,
    ConcurrentMap<Statement, Statement> described,
    DynamicStatements dynamicStatements,
    ParametersCache idleParameters,
    NoticeDelivery notices) {

  /**
   * What the server may answer where a type has become another: cannot coerce, datatype mismatch,
   * indeterminate datatype, undefined function or object, invalid binary representation, protocol
   * violation, and internal error where a plan has a type that is gone; see Appendix A of
   * PostgreSQL's documentation.
   */
  private static final Set<String> OF_TYPES =
      Set.of("42846", "42804", "42P18", "42883", "42704", "22P03", "08P01", "XX000");

  /**
   * Nothing yet.
   *
   * @param config how many dynamic statements to keep, who is told of notices, and codecs
   * @throws IllegalArgumentException if a codec cannot be
   */
  static Known nothing(DatabaseConfig config) {
    CustomTypes customTypes = CustomTypes.of(config.typeCodecs());
    ConcurrentMap<Statement, ValueTypes> columns = new ConcurrentHashMap<>();
    columns.put(CustomTypes.FIND, ValueTypes.ofFields(List.of())); // to look would be to ask for it
    return new Known(
        customTypes,
        DynamicCodecs.with(customTypes.javaTypes()),
        columns,
        new ConcurrentHashMap<>(),
        new DynamicStatements(config.statementCacheSize()),
        new ParametersCache(),
        new NoticeDelivery(config.noticeListener()));
  }

  /** Has a statement described anew whose types may be others by now, if it has failed so. */
  void failed(Statement statement, Throwable failure) {
    if (statement.types() != null
        && failure instanceof ServerException refused
        && OF_TYPES.contains(refused.sqlState())) {
      described.values().remove(statement);
      dynamicStatements.forget(statement);
    }
  }
}

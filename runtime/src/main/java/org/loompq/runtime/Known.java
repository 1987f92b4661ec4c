package org.loompq.runtime;

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
 * @param checked statements whose columns are known to fit
 * @param described statements of the program with the types of their parameters, by those without
 * @param dynamicStatements statements that were run by their text
 * @param idleParameters parameters to be used again
 * @param notices hands over what the server says about statements
 */
record Known(
    CustomTypes customTypes,
    DynamicCodecs codecs,
    Set<Statement> checked,
    ConcurrentMap<Statement, Statement> described,
    DynamicStatements dynamicStatements,
    ParametersCache idleParameters,
    NoticeDelivery notices) {

  /**
   * Undefined object, where a type is declared, and internal error, where a plan has it; see
   * Appendix A of PostgreSQL's documentation.
   */
  private static final Set<String> TYPE_IS_GONE = Set.of("42704", "XX000");

  /**
   * Nothing yet.
   *
   * @param config how many dynamic statements to keep, who is told of notices, and codecs
   * @throws IllegalArgumentException if a codec cannot be
   */
  static Known nothing(DatabaseConfig config) {
    CustomTypes customTypes = CustomTypes.of(config.typeCodecs());
    Set<Statement> checked = ConcurrentHashMap.newKeySet();
    checked.add(CustomTypes.FIND); // to look at its columns would be to ask for it
    return new Known(
        customTypes,
        DynamicCodecs.with(customTypes.javaTypes()),
        checked,
        new ConcurrentHashMap<>(),
        new DynamicStatements(config.statementCacheSize()),
        new ParametersCache(),
        new NoticeDelivery(config.noticeListener()));
  }

  /** Has a statement described anew whose declared types the server does not have any more. */
  void failed(Statement statement, ServerException failure) {
    if (statement.types() != null && TYPE_IS_GONE.contains(failure.sqlState())) {
      described.values().remove(statement);
      dynamicStatements.forget(statement);
    }
  }
}

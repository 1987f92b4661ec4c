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
 * @param columns the types of the columns of statements, which are known to fit
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

  /** Of errors about types and names; see Appendix A of PostgreSQL's documentation. */
  private static final String SYNTAX_OR_ACCESS_RULE = "42";

  /**
   * Invalid binary representation, protocol violation, and internal error, where a plan has a type
   * that is gone.
   */
  private static final Set<String> UNFIT_VALUES = Set.of("22P03", "08P01", "XX000");

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
        new DynamicStatements(config.statementCacheSize(), columns::remove),
        new ParametersCache(),
        new NoticeDelivery(config.noticeListener()));
  }

  /** Has a statement described anew whose types may be others by now, if it has failed so. */
  void failed(Statement statement, Throwable failure) {
    ValueTypes types = statement.types();
    if (types != null && failure instanceof ServerException refused && isOfTypes(refused)) {
      types.outdate();
      described.values().remove(statement);
      columns.remove(statement);
      dynamicStatements.forget(statement);
    }
  }

  private static boolean isOfTypes(ServerException refused) {
    return refused.sqlState().startsWith(SYNTAX_OR_ACCESS_RULE)
        || UNFIT_VALUES.contains(refused.sqlState());
  }
}

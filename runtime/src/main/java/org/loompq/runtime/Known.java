package org.loompq.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.loompq.DatabaseConfig;

/**
 * What all sessions of a database have found out about it, and share.
 *
 * @param types the server's types by OID
 * @param checked statements whose columns are known to fit
 * @param dynamicStatements statements that were run by their text
 * @param idleParameters parameters to be used again
 * @param notices hands over what the server says about statements
 */
record Known(
    ConcurrentMap<Integer, PgType> types,
    Set<Statement> checked,
    DynamicStatements dynamicStatements,
    ParametersCache idleParameters,
    NoticeDelivery notices) {

  /**
   * Nothing yet.
   *
   * @param config how many dynamic statements to keep, and who is told of notices
   */
  static Known nothing(DatabaseConfig config) {
    return new Known(
        new ConcurrentHashMap<>(),
        ConcurrentHashMap.newKeySet(),
        new DynamicStatements(config.statementCacheSize()),
        new ParametersCache(),
        new NoticeDelivery(config.noticeListener()));
  }
}

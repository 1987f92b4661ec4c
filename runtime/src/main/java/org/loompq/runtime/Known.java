package org.loompq.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What all sessions of a database have found out about it, and share.
 *
 * @param types the server's types by OID
 * @param checked statements whose columns are known to fit
 * @param dynamicStatements statements that were run by their text
 * @param idleParameters parameters to be used again
 */
record Known(
    ConcurrentMap<Integer, PgType> types,
    Set<Statement> checked,
    DynamicStatements dynamicStatements,
    ParametersCache idleParameters) {

  /**
   * Nothing yet.
   *
   * @param statementCacheSize how many dynamic statements to keep
   */
  static Known nothing(int statementCacheSize) {
    return new Known(
        new ConcurrentHashMap<>(),
        ConcurrentHashMap.newKeySet(),
        new DynamicStatements(statementCacheSize),
        new ParametersCache());
  }
}

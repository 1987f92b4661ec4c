package org.loompq;

/**
 * Figures of a pool. The first six are those of the moment and are read one after the other, so
 * they may disagree by the changes made meanwhile; the others count since the database was opened.
 *
 * @param open connections established
 * @param idle connections that no statement uses
 * @param busy connections in use by a statement or a lease
 * @param leased connections held by {@link Session#lease}, whether a statement runs or not
 * @param opening connections being established
 * @param waiting callers waiting for a connection
 * @param acquired times a caller got a connection
 * @param acquireTimeouts times a caller got none in time
 * @param opened connections ever established
 * @param openFailures attempts to connect that failed
 * @param retired connections closed: broken, too old, idle for too long, or left in a transaction
 * @param statementCacheHits executions of a statement that its connection had prepared before
 * @param statementCacheMisses executions that had to prepare their statement
 * @param openResults results of libpq that have not been freed, in all databases of this process;
 *     it comes back to zero when nothing runs
 */
public record PoolStats(
    int open,
    int idle,
    int busy,
    int leased,
    int opening,
    int waiting,
    long acquired,
    long acquireTimeouts,
    long opened,
    long openFailures,
    long retired,
    long statementCacheHits,
    long statementCacheMisses,
    long openResults) {}

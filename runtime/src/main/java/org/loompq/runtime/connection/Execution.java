package org.loompq.runtime.connection;

import org.loompq.runtime.libpq.ResultHandle;

/**
 * What came of a statement.
 *
 * @param result its rows or command tag; to be closed by whoever gets it
 * @param prepared the statement that gave it
 */
public record Execution(ResultHandle result, PreparedStatement prepared) {}

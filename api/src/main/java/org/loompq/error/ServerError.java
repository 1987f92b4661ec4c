package org.loompq.error;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an error or a notice as the server sent them; see "Error and Notice Message Fields"
 * in the chapter on the frontend/backend protocol of PostgreSQL's documentation.
 *
 * @param severity {@code ERROR}, {@code FATAL} or {@code PANIC}, of a notice {@code WARNING},
 *     {@code NOTICE}, {@code INFO}, {@code LOG} or {@code DEBUG}; never localised
 * @param sqlState the five-character code
 * @param message the primary message
 * @param detail more on the problem; may hold data of the row concerned
 * @param hint what to do about it
 * @param position where in the statement the error is, in characters from 1; 0 if the server did
 *     not say
 * @param internalPosition the same, in {@code internalQuery}
 * @param internalQuery the text of a statement that the server made itself, such as one in a
 *     PL/pgSQL function
 * @param where the call stack of the server's functions, one line each
 * @param schema the schema concerned
 * @param table the table concerned
 * @param column the column concerned
 * @param dataType the data type concerned
 * @param constraint the constraint violated
 * @param file the source file of the server that reported it
 * @param line the line in that file, 0 if unknown
 * @param routine the routine in that file
 */
public record ServerError(
    String severity,
    String sqlState,
    String message,
    @Nullable String detail,
    @Nullable String hint,
    int position,
    int internalPosition,
    @Nullable String internalQuery,
    @Nullable String where,
    @Nullable String schema,
    @Nullable String table,
    @Nullable String column,
    @Nullable String dataType,
    @Nullable String constraint,
    @Nullable String file,
    int line,
    @Nullable String routine)
    implements Serializable {}

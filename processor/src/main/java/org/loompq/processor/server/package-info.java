/**
 * A PostgreSQL that {@code database} has run while the compiler does, with the schema that the SQL
 * is written for. Two steps: a {@link org.loompq.processor.server.Schema} is read and a {@link
 * org.loompq.processor.server.Template} of a server with it kept for later compilations; a {@link
 * org.loompq.processor.server.Watchdog} runs a copy of it. As whom, and where, says a {@link
 * org.loompq.processor.server.Workplace}. Knows nothing of Java's sources; calls the runtime to
 * take the server out of its archive and to execute the schema's statements.
 */
@NullMarked
package org.loompq.processor.server;

import org.jspecify.annotations.NullMarked;

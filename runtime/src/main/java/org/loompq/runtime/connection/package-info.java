/**
 * One connection to a backend: how it is made, how a statement is sent and its answer awaited, how
 * it is cancelled. Called by {@code pool}; calls {@code libpq}.
 *
 * <p>Many threads submit {@link org.loompq.runtime.connection.Request}s to a {@link
 * org.loompq.runtime.connection.Connection} at once. One of them at a time is its worker, who
 * sends, receives and wakes for all; a request's owner parks until it is back, and may leave
 * before. Nothing here blocks a carrier: what may block runs on the {@code Connector}'s platform
 * threads.
 */
@NullMarked
package org.loompq.runtime.connection;

import org.jspecify.annotations.NullMarked;

/**
 * One connection to a backend: how it is made, how a statement is sent and its answer awaited, how
 * it is cancelled. Called by {@code pool}; calls {@code libpq}.
 *
 * <p>A connection is used by one thread at a time; whoever hands it to another thread makes sure
 * that the one happens before the other. Nothing here blocks a carrier: what may block runs on the
 * {@code Connector}'s platform threads, and waiting for the socket parks.
 */
@NullMarked
package org.loompq.runtime.connection;

import org.jspecify.annotations.NullMarked;

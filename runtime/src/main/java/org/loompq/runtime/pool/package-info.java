/**
 * Shares connections between callers: a shard of them for each carrier thread, a queue of those who
 * wait, and the background work that keeps the pool in shape. Called by the root package; calls
 * {@code connection}.
 *
 * <p>Who may touch what: a connection belongs to the thread that moved its {@link
 * org.loompq.runtime.pool.PooledConnection} from idle to leased, or that was handed it by {@link
 * org.loompq.runtime.pool.Waiters}, until it gives it back; both are volatile writes that the next
 * owner reads. The members of a shard and the queue of waiters each have a lock that is held for a
 * few instructions and never while anything blocks. No waiter is forgotten: one queues first and
 * looks for an idle connection after; one who gives back marks idle first and looks for waiters
 * after.
 */
@NullMarked
package org.loompq.runtime.pool;

import org.jspecify.annotations.NullMarked;

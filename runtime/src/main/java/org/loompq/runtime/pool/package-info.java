/**
 * Shares connections between callers: a shard of them for each carrier thread, a backlog of those
 * for whom there is no room, and the background work that keeps the pool in shape. Called by the
 * root package; calls {@code connection}.
 *
 * <p>A statement goes, in this order, to an idle connection of the caller's shard; behind others on
 * the least loaded one of that shard, while another is opened in the background if there may be
 * more; to another shard; into the {@link org.loompq.runtime.pool.Backlog}, a bounded queue from
 * which connections that have made progress fill themselves. Behind a statement that runs long, or
 * that nobody has measured yet, none is put. A lease takes an idle connection, or queues in {@link
 * org.loompq.runtime.pool.Waiters} while the least loaded one is reserved for it.
 *
 * <p>From the top: {@link org.loompq.runtime.pool.Pool} runs statements; {@link
 * org.loompq.runtime.pool.Leasing}, {@link org.loompq.runtime.pool.Upkeep} and {@link
 * org.loompq.runtime.pool.Closing} do what their names say; {@link
 * org.loompq.runtime.pool.Handover} gives what is free to those who wait; {@link
 * org.loompq.runtime.pool.Sharing} finds room; {@link org.loompq.runtime.pool.Lifecycle} opens and
 * closes connections; {@link org.loompq.runtime.pool.Members} knows them.
 *
 * <p>Who may touch what: the state of a {@link org.loompq.runtime.pool.PooledConnection} says how
 * many requests it carries, or that it is reserved, or owned; it changes by compare-and-set alone,
 * and who has made it owned may lend it, give it back or retire it, and nobody else. The members of
 * a shard and the queue of waiters each have a lock that is held for a few instructions and never
 * while anything blocks. Nobody is forgotten: one who has joined a queue looks for room afterwards;
 * one who has made room looks into the queues afterwards.
 */
@NullMarked
package org.loompq.runtime.pool;

import org.jspecify.annotations.NullMarked;

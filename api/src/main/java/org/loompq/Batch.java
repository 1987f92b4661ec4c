package org.loompq;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has a {@link Query} executed once for each element of its parameters, in one transaction: either
 * all take effect, or none does. Where a transaction is open already, they are a part of it.
 *
 * {@snippet :
 * @Batch @Query("INSERT INTO account (owner, balance) VALUES (:owner, :balance)")
 * long[] openAll(List<NewAccount> accounts);
 *
 * @Batch @Query("UPDATE account SET balance = :balances, changed_at = :at WHERE id = :ids")
 * int change(long[] ids, List<BigDecimal> balances, Instant at);
 *
 * @Batch @Query("INSERT INTO account (owner, balance) VALUES (:owner, :balance) RETURNING id")
 * List<Long> openEach(Stream<NewAccount> accounts);
 * }
 *
 * <p>The elements come from an array, {@code List}, {@code Set}, {@code Collection}, {@code
 * Iterable}, {@code Iterator} or {@code Stream}. In the statement the parameter's name stands for
 * the element, {@code :ids}, or for a component of it if it is a record, {@code :accounts.owner};
 * {@code :owner} will do where there is no other parameter. Several arrays and collections are read
 * side by side and must have the same size, or an {@link IllegalArgumentException} is thrown before
 * anything is sent. Any other parameter is the same for all executions; a {@code byte[]} is one
 * value.
 *
 * <p>An element that is null is SQL NULL. A record cannot be null: that is a {@link
 * NullPointerException} with its index.
 *
 * <p>Elements are sent while they are read, so that few of them are in memory, and nothing is sent
 * if there are none. A {@code Stream} is not closed: it belongs to the caller.
 *
 * <p>The method returns the count of rows affected by each element, as {@code long[]} or {@code
 * int[]}, by all of them, as {@code long} or {@code int}, or {@code void}. Rows, as of a statement
 * with {@code RETURNING}, are returned in the order of the elements, as {@code List<T>}, {@code
 * T[]}, {@code int[]}, {@code long[]} or {@code double[]}.
 *
 * <p>If an element fails, {@link org.loompq.error.ServerException#batchIndex()} tells which. What
 * {@link Timeout} limits is each time that the caller waits for the server, not the whole batch.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Batch {}

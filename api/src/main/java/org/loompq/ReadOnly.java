package org.loompq;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a {@link Query} changes nothing, neither by itself nor by the functions that it
 * calls. With {@link DatabaseConfig#coalesceReads()} such statements may share a Sync, and with it
 * a transaction: if one of them fails, the server skips those behind it, and they are sent again,
 * unseen by their callers.
 *
 * {@snippet :
 * @ReadOnly @Query("SELECT id, owner FROM account WHERE id = :id")
 * Optional<Account> find(long id);
 * }
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ReadOnly {}

package org.loompq;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long the caller of a {@link Query} waits for its answer, in place of {@link
 * DatabaseConfig#statementTimeout()}. Then the statement is cancelled on the server, and the caller
 * gets a {@link org.loompq.error.QueryTimeoutException}, which says whether it was sent. For a
 * {@code Stream}, a {@link Batch}, {@link CopyIn} and {@link CopyOut} it holds for each time that
 * the caller waits: for the next rows, or for room to send more.
 *
 * {@snippet :
 * @Timeout("200ms") @Query("SELECT id, owner FROM account WHERE id = :id")
 * Optional<Account> find(long id);
 * }
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Timeout {

  /**
   * A number and its unit.
   *
   * @return such as {@code 200ms}, {@code 2s}, {@code 1m}; {@code 0s} for any time
   */
  String value();
}

package org.loompq;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has a method of a repository run in a transaction, as {@link Session#transaction} does: a default
 * method that calls others, or a {@link Query} or {@link CopyIn} that needs an isolation level or
 * retries. On the interface it holds for all its methods that have none of their own, inherited
 * ones too. Where a transaction of the same session, or of the same database in the scope, is open
 * already, the method joins it.
 *
 * <p>A {@link Query} or {@link CopyOut} that returns a {@code Stream} is left out, since its rows
 * are read after the method has returned: it takes part in a transaction that is open where it is
 * called.
 *
 * <p>What the method throws passes on as it is, and the transaction is rolled back.
 *
 * {@snippet :
 * @Transactional(isolation = Isolation.SERIALIZABLE, retries = 5)
 * default void transfer(long from, long to, BigDecimal amount) {
 *   deposit(from, amount.negate());
 *   deposit(to, amount);
 * }
 * }
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Transactional {

  /**
   * What it sees of others.
   *
   * @return the isolation level
   */
  Isolation isolation() default Isolation.DEFAULT;

  /**
   * Whether the server refuses changes in it.
   *
   * @return whether it only reads
   */
  boolean readOnly() default false;

  /**
   * Whether it waits until it can run without failing; for one that is serializable and read-only.
   *
   * @return whether it is deferrable
   */
  boolean deferrable() default false;

  /**
   * How often the method runs again at most after the server has given up its transaction because
   * of others.
   *
   * @return the number of retries
   */
  int retries() default 0;
}

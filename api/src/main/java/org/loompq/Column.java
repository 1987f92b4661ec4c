package org.loompq;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A name on the database's side that differs from the Java name, or that a column is never NULL.
 *
 * <ul>
 *   <li>On a record component: the result column it is read from. Without it {@code openedAt} is
 *       read from {@code opened_at}. On a component that is a record of several columns: the prefix
 *       of their names. A record of one component, and one that is {@link Composite}, is one
 *       column, with that name.
 *   <li>On a constant of an enum: the label of the PostgreSQL enum, also where values are given to
 *       {@link Session#execute} or got from a {@link Row}. Without it the label is the constant's
 *       name.
 *   <li>On a sealed interface: the column that tells which of its records a row becomes. On these
 *       records: the label that stands there. Without it {@code CreditCard} is {@code credit_card}.
 *   <li>On a method that returns a {@code Map}: the column whose value is the key.
 * </ul>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
public @interface Column {

  /**
   * The name as PostgreSQL reports it, without quotes.
   *
   * @return the column's name, the prefix or the label; empty, where {@link #notNull} is set, for
   *     the name that goes without saying
   */
  String value() default "";

  /**
   * Whether the column is never NULL, though it could be for all that the database says: then the
   * processor takes the user's word when it checks the statement. It says so on a record component,
   * on a method for the only column of its result, or for the key of its {@code Map}, and on a
   * sealed interface. NULL that comes all the same is an error for a primitive at run time, and
   * null for everything else.
   *
   * @return whether it is never NULL
   */
  boolean notNull() default false;
}

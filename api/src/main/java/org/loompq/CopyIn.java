package org.loompq;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has a method copy records into a table, with COPY in binary format: by far the fastest way to
 * store many rows.
 *
 * {@snippet :
 * record NewAccount(String owner, BigDecimal balance) {}
 *
 * @CopyIn("account (owner, balance)")
 * long load(Stream<NewAccount> accounts);
 * }
 *
 * <p>The parameter is a {@code Stream}, {@code Iterable}, {@code Iterator} or array of records.
 * They are sent while they are taken from it, so any number of them can be copied in little memory.
 * A second parameter, a {@link java.util.function.LongConsumer}, is told from time to time how many
 * records were taken so far. The method returns how many rows were copied, or nothing.
 *
 * <p>Either all records are copied, or none: so also if the source throws, whose exception is
 * thrown on. In a transaction they are part of it. Nothing of the source is closed. If the server
 * refuses a record no more are taken soon after; but over an encrypted connection, and perhaps
 * behind notices, all are taken first, since libpq does not tell the error before.
 *
 * <p>Binary data is not converted by the server, so a component must fit its column's type; that is
 * looked at before the first record is taken. Numbers may be of another size than the column, but
 * one that does not fit is an error.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface CopyIn {

  /**
   * The table as it stands in COPY, with its schema if needed, and the columns in parentheses. Each
   * column takes the component of its name, as for {@link Query} results. Without columns there is
   * one for each component.
   *
   * @return the table and its columns
   */
  String value();
}

package org.loompq;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has a method copy records out of a table or a query, with COPY in binary format.
 *
 * {@snippet :
 * @CopyOut("account (id, owner)")
 * Stream<Account> export();
 * }
 *
 * <p>The records come while the stream is read, so any number of them can be read in little memory.
 * The stream must be closed, by a {@code try} with resources, unless it is read to its end. Closing
 * it early has the server cancel the COPY; the connection stays.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface CopyOut {

  /**
   * What is copied, as it stands in COPY: a table with its columns in parentheses, without which
   * there is one for each component, or a query in parentheses, which has no parameters.
   *
   * @return the table and its columns, or the query
   */
  String value();
}

package org.loompq;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The SQL of a repository method. The annotation processor writes its implementation at compile
 * time.
 *
 * <p>A parameter of the method is written {@code :name}; a component of a record parameter is
 * {@code :account.owner}, or {@code :owner} when the record is the only parameter. The return type
 * says how many rows are expected: {@code T} exactly one, {@code Optional<T>} or {@code @Nullable
 * T} at most one, {@code List<T>}, {@code Set<T>}, {@code T[]} or {@code Map<K, T>} any number,
 * {@code Stream<T>} more than fit into memory (see {@link FetchSize}). A statement without rows
 * returns {@code int} or {@code long} (rows affected), {@code boolean} (any row affected) or {@code
 * void}.
 *
 * {@snippet :
 * @Query("SELECT id, owner FROM account WHERE id = :id")
 * Optional<Account> find(long id);
 * }
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Query {

  /**
   * One SQL statement.
   *
   * @return the statement's text
   */
  String value();
}

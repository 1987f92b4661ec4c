package org.loompq;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a record is one value, of a composite type of PostgreSQL: the row type of a table, or
 * what {@code CREATE TYPE ... AS (...)} makes. Without it a record in a record stands for several
 * columns, whose names begin with that of the component.
 *
 * <pre>{@code
 * @Composite
 * record Address(String street, String city) {}
 *
 * record Customer(long id, String name, Address home, List<Order> orders) {}
 *
 * @Query("SELECT id, name, home, (SELECT array_agg(o) FROM orders o WHERE ...) AS orders FROM ...")
 * List<Customer> customers();
 *
 * @Query("UPDATE customer SET home = :home WHERE id = :id")
 * int move(long id, Address home);
 * }</pre>
 *
 * <p>Components go with fields of the same name, as with columns: in snake case, or what {@link
 * Column} says. The fields of an anonymous {@code record}, such as {@code ROW(1, 'a')}, have no
 * names, and go by their order.
 *
 * <p>It is on the record itself, or on a component, parameter or method whose type the record is,
 * or the type of its elements. A record in a {@code List} or an array is a composite without it,
 * since it can be nothing else; but a record of one component stands for that component everywhere,
 * unless it is said to be a composite.
 */
@Documented
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
public @interface Composite {}

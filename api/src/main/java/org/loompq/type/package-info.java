/**
 * Values of PostgreSQL's own types for which Java has none, or none that holds all of them.
 * Immutable; their {@code toString} is PostgreSQL's text where that depends on no setting.
 *
 * <p>A {@code parse} is where such a text also comes from elsewhere than the server: addresses,
 * bits, and places in the log or a table. The others are made of their parts; a statement may cast
 * any text, as in {@code CAST(:text AS int4range)}.
 *
 * <p>Two values are equal if they hold the same, which may be less than PostgreSQL calls equal: see
 * {@link org.loompq.type.Point} and {@link org.loompq.type.PgInterval}.
 */
@NullMarked
package org.loompq.type;

import org.jspecify.annotations.NullMarked;

/**
 * Values of PostgreSQL's own types for which Java has none, or none that holds all of them.
 * Immutable; their {@code toString} is PostgreSQL's text where that depends on no setting.
 */
@NullMarked
package org.loompq.type;

import org.jspecify.annotations.NullMarked;

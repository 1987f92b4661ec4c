/**
 * Proves which Java types each PostgreSQL type is carried as, and in which {@link
 * org.loompq.runtime.types.Way ways}, against a server's own text; {@code docs/types.md} is written
 * of it.
 */
@NullMarked
package org.loompq.runtime.types;

import org.jspecify.annotations.NullMarked;

/**
 * Everything that loompq throws: one unchecked hierarchy under {@link
 * org.loompq.error.PgException}.
 */
@NullMarked
package org.loompq.error;

import org.jspecify.annotations.NullMarked;

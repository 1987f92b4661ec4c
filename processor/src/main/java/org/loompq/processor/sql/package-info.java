/**
 * SQL as far as the processor reads it: tokens, named parameters, and whether a statement returns
 * rows. Called by {@code read} and {@code verify}; knows nothing of Java's types.
 */
@NullMarked
package org.loompq.processor.sql;

import org.jspecify.annotations.NullMarked;

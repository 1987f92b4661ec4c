/**
 * The client. Generated code may touch this package and nothing below it: a {@code Statement} takes
 * {@code Parameters} and gives {@code Rows}. It calls {@code pool} to run statements and {@code
 * codec} to read and write values.
 */
@NullMarked
package org.loompq.runtime;

import org.jspecify.annotations.NullMarked;

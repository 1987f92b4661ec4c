/** The first program to run: start at {@code Quickstart}. */
@NullMarked
package org.loompq.examples.quickstart;

import org.jspecify.annotations.NullMarked;

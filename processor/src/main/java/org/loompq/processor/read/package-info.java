/**
 * Reads repository interfaces: from the compiler's elements to the records of {@code model},
 * reporting what is wrong on the way. Called by the processors; calls {@code sql} and {@code
 * check}.
 */
@NullMarked
package org.loompq.processor.read;

import org.jspecify.annotations.NullMarked;

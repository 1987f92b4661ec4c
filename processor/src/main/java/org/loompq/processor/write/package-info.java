/**
 * Writes the implementation of a repository, with JavaPoet, which is used here only. Called by the
 * processors; reads {@code model}.
 */
@NullMarked
package org.loompq.processor.write;

import org.jspecify.annotations.NullMarked;

/**
 * What can be wrong with a repository interface, and how the user is told. Called by {@code read}
 * and the processors; calls nobody.
 */
@NullMarked
package org.loompq.processor.check;

import org.jspecify.annotations.NullMarked;

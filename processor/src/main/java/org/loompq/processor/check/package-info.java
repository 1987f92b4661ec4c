/**
 * What can be wrong with a repository interface, and how the user is told. Called by {@code read},
 * {@code verify} and the processors; calls {@code source} for the places of characters.
 */
@NullMarked
package org.loompq.processor.check;

import org.jspecify.annotations.NullMarked;

/**
 * Source files as javac has read them: where in a file each character of an annotation's string
 * stands, and messages at such a place. Called by {@code check}; calls nobody, and is the only one
 * to touch javac's trees.
 */
@NullMarked
package org.loompq.processor.source;

import org.jspecify.annotations.NullMarked;

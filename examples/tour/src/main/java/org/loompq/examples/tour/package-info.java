/** Every shape that a repository method can have: start at {@code Library}, then {@code Tour}. */
@NullMarked
package org.loompq.examples.tour;

import org.jspecify.annotations.NullMarked;

/** How messages word what they show. Called by {@code org.loompq} and the client; calls nobody. */
@NullMarked
package org.loompq.message;

import org.jspecify.annotations.NullMarked;

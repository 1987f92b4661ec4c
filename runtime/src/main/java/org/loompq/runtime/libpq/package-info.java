/**
 * libpq as Java sees it: typed downcalls, where the library is found, and the ownership of its
 * results. Called by {@code connection}, and by the root package to read results; the processor has
 * its server out of the same archive. Calls the foreign-function API only.
 */
@NullMarked
package org.loompq.runtime.libpq;

import org.jspecify.annotations.NullMarked;

/**
 * The race: loompq, other clients and a bare loop over libpq do the same work on the same server,
 * in turns, so that ratios hold on a noisy machine. {@link org.loompq.bench.race.Race} starts it.
 */
@NullMarked
package org.loompq.bench.race;

import org.jspecify.annotations.NullMarked;

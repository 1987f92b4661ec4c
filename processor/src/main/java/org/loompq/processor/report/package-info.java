/**
 * The catalogue of the queries of a compilation, as a page and as JSON. Called by the processor
 * when it has checked and written a repository, and again when it ends; reads {@code model}, what
 * {@code verify} and {@code database} say of each statement, and the generated source. Nobody loads
 * it unless a catalogue is asked for.
 */
@NullMarked
package org.loompq.processor.report;

import org.jspecify.annotations.NullMarked;

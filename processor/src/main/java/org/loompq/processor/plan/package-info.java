/**
 * What the server's plan of a statement says about its result: which columns can be NULL, and
 * whether there is at most one row. Called by {@code database} and {@code report}. Reads what
 * EXPLAIN gives; asks nobody but the {@link org.loompq.processor.plan.Catalog} that its caller
 * hands over, and calls nobody but {@code org.loompq.lexer}.
 */
@NullMarked
package org.loompq.processor.plan;

import org.jspecify.annotations.NullMarked;

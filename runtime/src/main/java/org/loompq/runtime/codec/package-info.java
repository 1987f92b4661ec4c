/**
 * Values in PostgreSQL's binary format: one small class for each family of types. Called by the
 * root package; calls nobody.
 */
@NullMarked
package org.loompq.runtime.codec;

import org.jspecify.annotations.NullMarked;

/**
 * Values in PostgreSQL's binary format: one small class for each family of types. Called by the
 * root package and by generated code, which names {@link org.loompq.runtime.codec.Codecs} and
 * {@link org.loompq.runtime.codec.JsonType}; calls {@code json} for documents.
 */
@NullMarked
package org.loompq.runtime.codec;

import org.jspecify.annotations.NullMarked;

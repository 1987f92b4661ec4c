/**
 * What a database says of statements: a server is asked, or a snapshot of what one has said. Called
 * by the processor, which hands the answers to {@code verify}; calls {@code server}, {@code plan},
 * {@code org.loompq.lexer}, and the runtime's binding of libpq.
 */
@NullMarked
package org.loompq.processor.database;

import org.jspecify.annotations.NullMarked;

/**
 * How PostgreSQL cuts SQL into tokens. For {@link org.loompq.Sql}, which renumbers parameters, for
 * the client, which looks for what a statement would leave behind, and for the annotation
 * processor. Not exported to applications.
 */
@NullMarked
package org.loompq.lexer;

import org.jspecify.annotations.NullMarked;

/**
 * JSON documents by Jackson 3, which is optional. Called by {@code codec}, and by applications that
 * want other settings; calls nobody.
 */
@NullMarked
package org.loompq.runtime.json;

import org.jspecify.annotations.NullMarked;

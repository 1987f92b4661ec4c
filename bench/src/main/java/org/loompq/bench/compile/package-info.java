/** How long javac takes that checks statements: start at {@code CompileTimes}. */
@NullMarked
package org.loompq.bench.compile;

import org.jspecify.annotations.NullMarked;

/**
 * Small programs, each for a family of features: {@code BulkLoad}, {@code JobQueue} and {@code
 * Report}.
 */
@NullMarked
package org.loompq.examples.programs;

import org.jspecify.annotations.NullMarked;

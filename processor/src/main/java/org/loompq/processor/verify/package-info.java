/**
 * Compares statements and the Java types around them with what a database says of them. Called by
 * the processor between {@code read} and {@code write}; reads {@code model}, {@code sql} and what
 * {@code database} answers, asks the runtime's codecs which types they read and write, and reports
 * through {@code check}.
 */
@NullMarked
package org.loompq.processor.verify;

import org.jspecify.annotations.NullMarked;

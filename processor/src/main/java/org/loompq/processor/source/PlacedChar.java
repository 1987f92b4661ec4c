package org.loompq.processor.source;

/**
 * A character of a literal.
 *
 * @param value the character
 * @param offset where in the source file that begins which stands for it
 */
record PlacedChar(char value, int offset) {}

package org.loompq.processor.source;

import com.sun.source.tree.CompilationUnitTree;

/**
 * A place in a source file.
 *
 * @param unit the file
 * @param offset in chars, from the start of the file
 * @param exact whether it is that of the character looked for; else it is that of the constant or
 *     literal which holds it
 */
public record Place(CompilationUnitTree unit, int offset, boolean exact) {}

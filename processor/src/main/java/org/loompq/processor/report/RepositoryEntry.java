package org.loompq.processor.report;

import java.util.List;

/**
 * An interface.
 *
 * @param name its qualified name
 * @param packageName its package; empty for the unnamed one
 * @param implementation the qualified name of the generated class
 * @param source the text of that
 * @param queries its statements, in the order of their declaration
 */
record RepositoryEntry(
    String name,
    String packageName,
    String implementation,
    String source,
    List<QueryEntry> queries) {}

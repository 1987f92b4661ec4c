package org.loompq.processor.plan;

import java.util.Optional;

/**
 * A table that a statement reads from one end to the other.
 *
 * @param schema the table's schema
 * @param relation the table
 * @param filter the condition that its rows are tested by, as the server writes it
 * @param rows how many of them the server expects to be left
 */
public record SequentialScan(
    String schema, String relation, Optional<String> filter, double rows) {}

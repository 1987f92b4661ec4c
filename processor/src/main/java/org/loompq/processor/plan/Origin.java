package org.loompq.processor.plan;

/**
 * A column of a table or a view.
 *
 * @param schema the schema's name
 * @param relation the name of the table or view
 * @param column the column's name
 */
public record Origin(String schema, String relation, String column) {}

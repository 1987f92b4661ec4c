package org.loompq.processor.database;

/**
 * The name of a table.
 *
 * @param schema its schema
 * @param name its own
 */
public record TableName(String schema, String name) {}

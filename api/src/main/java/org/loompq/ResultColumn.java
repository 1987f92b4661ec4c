package org.loompq;

/**
 * A column of a result, as the server describes it.
 *
 * @param name the column's name or alias
 * @param typeOid the OID of its type, a row of {@code pg_type}; for a domain that of its base type
 */
public record ResultColumn(String name, int typeOid) {}

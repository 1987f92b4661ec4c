package org.loompq;

/**
 * A type of the database.
 *
 * @param oid the OID of its row in {@code pg_type}; above 2<sup>31</sup> it is negative here
 * @param name the type as SQL writes it, such as {@code bigint} or {@code timestamp with time zone}
 */
public record DataType(int oid, String name) {}

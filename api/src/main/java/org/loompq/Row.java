package org.loompq;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a {@link QueryResult}. Columns are named as the server reports them or numbered from 0.
 *
 * <p>Every getter throws {@link org.loompq.error.MappingException} if the column's type does not
 * fit, and {@link IllegalArgumentException} if there is no such column. The getters of primitives
 * also throw {@code MappingException} on SQL NULL; the others return null.
 */
public interface Row {

  /**
   * The columns of this row.
   *
   * @return the columns in order
   */
  List<ResultColumn> columns();

  /**
   * The number of the column with a name.
   *
   * @param column the name as the server reports it
   * @return the number of the first such column, from 0
   * @throws IllegalArgumentException if there is none
   */
  int indexOf(String column);

  /**
   * Whether a value is SQL NULL.
   *
   * @param column the column's number from 0
   * @return whether it is SQL NULL
   */
  boolean isNull(int column);

  /**
   * A value as a Java type.
   *
   * @param <T> the type
   * @param column the column's number from 0
   * @param type the type's class: one of those that the other getters return, or an enum
   * @return the value, or null for SQL NULL
   */
  <T> @Nullable T get(int column, Class<T> type);

  /**
   * A one-dimensional array.
   *
   * @param <T> the elements' type
   * @param column the column's number from 0
   * @param elementType the elements' class
   * @return the elements, null for each SQL NULL; or null if the array itself is SQL NULL
   */
  <T> @Nullable List<@Nullable T> getList(int column, Class<T> elementType);

  /**
   * A value of type bool.
   *
   * @param column the column's number from 0
   * @return the value
   */
  boolean getBoolean(int column);

  /**
   * A value of type bool.
   *
   * @param column the column's name
   * @return the value
   */
  default boolean getBoolean(String column) {
    return getBoolean(indexOf(column));
  }

  /**
   * A value of type int2.
   *
   * @param column the column's number from 0
   * @return the value
   */
  short getShort(int column);

  /**
   * A value of type int2.
   *
   * @param column the column's name
   * @return the value
   */
  default short getShort(String column) {
    return getShort(indexOf(column));
  }

  /**
   * A value of type int2 or int4.
   *
   * @param column the column's number from 0
   * @return the value
   */
  int getInt(int column);

  /**
   * A value of type int2 or int4.
   *
   * @param column the column's name
   * @return the value
   */
  default int getInt(String column) {
    return getInt(indexOf(column));
  }

  /**
   * A value of type int2, int4 or int8.
   *
   * @param column the column's number from 0
   * @return the value
   */
  long getLong(int column);

  /**
   * A value of type int2, int4 or int8.
   *
   * @param column the column's name
   * @return the value
   */
  default long getLong(String column) {
    return getLong(indexOf(column));
  }

  /**
   * A value of type float4.
   *
   * @param column the column's number from 0
   * @return the value
   */
  float getFloat(int column);

  /**
   * A value of type float4.
   *
   * @param column the column's name
   * @return the value
   */
  default float getFloat(String column) {
    return getFloat(indexOf(column));
  }

  /**
   * A value of type float4 or float8.
   *
   * @param column the column's number from 0
   * @return the value
   */
  double getDouble(int column);

  /**
   * A value of type float4 or float8.
   *
   * @param column the column's name
   * @return the value
   */
  default double getDouble(String column) {
    return getDouble(indexOf(column));
  }

  /**
   * A value of type numeric, int2, int4 or int8.
   *
   * @param column the column's number from 0
   * @return the value, or null for SQL NULL
   */
  default @Nullable BigDecimal getBigDecimal(int column) {
    return get(column, BigDecimal.class);
  }

  /**
   * A value of type numeric, int2, int4 or int8.
   *
   * @param column the column's name
   * @return the value, or null for SQL NULL
   */
  default @Nullable BigDecimal getBigDecimal(String column) {
    return getBigDecimal(indexOf(column));
  }

  /**
   * A value of type text, varchar, bpchar, name, json, jsonb or an enum.
   *
   * @param column the column's number from 0
   * @return the value, or null for SQL NULL
   */
  default @Nullable String getString(int column) {
    return get(column, String.class);
  }

  /**
   * A value of type text, varchar, bpchar, name, json, jsonb or an enum.
   *
   * @param column the column's name
   * @return the value, or null for SQL NULL
   */
  default @Nullable String getString(String column) {
    return getString(indexOf(column));
  }

  /**
   * A value of type bytea.
   *
   * @param column the column's number from 0
   * @return the value, or null for SQL NULL
   */
  default byte @Nullable [] getBytes(int column) {
    return get(column, byte[].class);
  }

  /**
   * A value of type bytea.
   *
   * @param column the column's name
   * @return the value, or null for SQL NULL
   */
  default byte @Nullable [] getBytes(String column) {
    return getBytes(indexOf(column));
  }

  /**
   * A value of type uuid.
   *
   * @param column the column's number from 0
   * @return the value, or null for SQL NULL
   */
  default @Nullable UUID getUuid(int column) {
    return get(column, UUID.class);
  }

  /**
   * A value of type uuid.
   *
   * @param column the column's name
   * @return the value, or null for SQL NULL
   */
  default @Nullable UUID getUuid(String column) {
    return getUuid(indexOf(column));
  }

  /**
   * A value of type date.
   *
   * @param column the column's number from 0
   * @return the value, or null for SQL NULL
   */
  default @Nullable LocalDate getLocalDate(int column) {
    return get(column, LocalDate.class);
  }

  /**
   * A value of type date.
   *
   * @param column the column's name
   * @return the value, or null for SQL NULL
   */
  default @Nullable LocalDate getLocalDate(String column) {
    return getLocalDate(indexOf(column));
  }

  /**
   * A value of type time.
   *
   * @param column the column's number from 0
   * @return the value, or null for SQL NULL
   */
  default @Nullable LocalTime getLocalTime(int column) {
    return get(column, LocalTime.class);
  }

  /**
   * A value of type time.
   *
   * @param column the column's name
   * @return the value, or null for SQL NULL
   */
  default @Nullable LocalTime getLocalTime(String column) {
    return getLocalTime(indexOf(column));
  }

  /**
   * A value of type timestamp.
   *
   * @param column the column's number from 0
   * @return the value, or null for SQL NULL
   */
  default @Nullable LocalDateTime getLocalDateTime(int column) {
    return get(column, LocalDateTime.class);
  }

  /**
   * A value of type timestamp.
   *
   * @param column the column's name
   * @return the value, or null for SQL NULL
   */
  default @Nullable LocalDateTime getLocalDateTime(String column) {
    return getLocalDateTime(indexOf(column));
  }

  /**
   * A value of type timestamptz.
   *
   * @param column the column's number from 0
   * @return the value, or null for SQL NULL
   */
  default @Nullable Instant getInstant(int column) {
    return get(column, Instant.class);
  }

  /**
   * A value of type timestamptz.
   *
   * @param column the column's name
   * @return the value, or null for SQL NULL
   */
  default @Nullable Instant getInstant(String column) {
    return getInstant(indexOf(column));
  }

  /**
   * A value of type timestamptz, at offset UTC.
   *
   * @param column the column's number from 0
   * @return the value, or null for SQL NULL
   */
  default @Nullable OffsetDateTime getOffsetDateTime(int column) {
    return get(column, OffsetDateTime.class);
  }

  /**
   * A value of type timestamptz, at offset UTC.
   *
   * @param column the column's name
   * @return the value, or null for SQL NULL
   */
  default @Nullable OffsetDateTime getOffsetDateTime(String column) {
    return getOffsetDateTime(indexOf(column));
  }

  /**
   * Whether a value is SQL NULL.
   *
   * @param column the column's name
   * @return whether it is SQL NULL
   */
  default boolean isNull(String column) {
    return isNull(indexOf(column));
  }

  /**
   * A value as a Java type.
   *
   * @param <T> the type
   * @param column the column's name
   * @param type the type's class: one of those that the other getters return, or an enum
   * @return the value, or null for SQL NULL
   */
  default <T> @Nullable T get(String column, Class<T> type) {
    return get(indexOf(column), type);
  }

  /**
   * A one-dimensional array.
   *
   * @param <T> the elements' type
   * @param column the column's name
   * @param elementType the elements' class
   * @return the elements, null for each SQL NULL; or null if the array itself is SQL NULL
   */
  default <T> @Nullable List<@Nullable T> getList(String column, Class<T> elementType) {
    return getList(indexOf(column), elementType);
  }
}

package org.loompq.processor.model;

import org.jspecify.annotations.Nullable;

/** What a method makes of a statement's outcome. */
public sealed interface Result {

  /** Whether more than one row would be an error. */
  default boolean isOneRow() {
    return this instanceof Rows rows
        && switch (rows.shape()) {
          case ONE, NULLABLE, OPTIONAL, OPTIONAL_INT, OPTIONAL_LONG, OPTIONAL_DOUBLE -> true;
          case LIST, SET, ARRAY, PRIMITIVE_ARRAY, MAP -> false;
        };
  }

  /** The count of rows affected, or something said of it. */
  enum Affected implements Result {
    /** Nothing is returned. */
    NOTHING,
    /** Whether there was any. */
    ANY,
    /** The count as an int. */
    INT,
    /** The count as a long. */
    LONG
  }

  /** The counts of rows that the executions of a batch have affected, or something made of them. */
  enum Counts implements Result {
    /** Nothing is returned. */
    NOTHING,
    /** Their sum as an int. */
    TOTAL_INT,
    /** Their sum as a long. */
    TOTAL_LONG,
    /** Each as an int. */
    EACH_INT,
    /** Each as a long. */
    EACH_LONG
  }

  /**
   * Rows that are read as they come.
   *
   * @param kind the type of stream
   * @param element what each is read into
   * @param fetchSize how many are read at once
   */
  record Streamed(StreamKind kind, Element element, int fetchSize) implements Result {}

  /** A type of stream. */
  enum StreamKind {
    OBJECTS,
    INTS,
    LONGS,
    DOUBLES
  }

  /**
   * Rows.
   *
   * @param shape how many are expected, and what they are collected in
   * @param element what each is read into
   * @param key the column of the key and what it holds, for a map
   */
  record Rows(Shape shape, Element element, RecordModel.@Nullable ColumnComponent key)
      implements Result {}

  /** How many rows are expected, and what they are collected in. */
  enum Shape {
    ONE,
    NULLABLE,
    OPTIONAL,
    OPTIONAL_INT,
    OPTIONAL_LONG,
    OPTIONAL_DOUBLE,
    LIST,
    SET,
    ARRAY,
    PRIMITIVE_ARRAY,
    MAP
  }

  /** What a row is read into. */
  sealed interface Element {}

  /**
   * A record.
   *
   * @param model the record
   */
  record RecordElement(RecordModel model) implements Element {}

  /**
   * A record of a sealed interface.
   *
   * @param model the interface
   */
  record SealedElement(SealedModel model) implements Element {}

  /**
   * The value of its only column; in a map, of the one that is not the key's.
   *
   * @param value what it holds
   * @param presence whether it may be NULL
   */
  record ScalarElement(Value value, Presence presence) implements Element {}
}

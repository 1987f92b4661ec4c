package org.loompq.processor.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.Isolation;
import org.loompq.processor.plan.Nullability;
import org.loompq.processor.plan.SequentialScan;
import tools.jackson.databind.JsonNode;

/**
 * A statement and its method.
 *
 * @param id the method's qualified name with the types of its parameters; each has one of its own
 * @param method the method's name
 * @param signature the method as it is declared, without packages
 * @param kind how the statement is run
 * @param sql the text of the annotation, with {@code :name}s
 * @param options what else is declared
 * @param checkedWith what it was compared with
 * @param atMostOneRow whether it cannot give several rows; null if that is not known
 * @param parameters its parameters, {@code $1} first
 * @param columns the columns of its rows, or those that are copied into
 * @param sequentialScans the tables that it reads from one end to the other
 * @param generated where its method is in the generated source
 * @param plan what EXPLAIN says; null if no server was asked, or it has no plan
 */
record QueryEntry(
    String id,
    String method,
    String signature,
    Kind kind,
    String sql,
    Options options,
    CheckedWith checkedWith,
    @Nullable Boolean atMostOneRow,
    List<Parameter> parameters,
    List<Column> columns,
    List<Scan> sequentialScans,
    Lines generated,
    @Nullable JsonNode plan) {

  /** How a statement is run. */
  enum Kind {
    QUERY,
    BATCH,
    COPY_IN,
    COPY_OUT
  }

  /**
   * What is declared beside the text.
   *
   * @param timeoutMillis how long callers wait, 0 for any time; null for as long as is configured
   * @param readOnly whether it changes nothing
   * @param fetchSize how many rows of a stream are read at once; null if it is no such stream
   * @param transaction the transaction that it brings with it; null if it brings none
   */
  record Options(
      @Nullable Long timeoutMillis,
      boolean readOnly,
      @Nullable Integer fetchSize,
      @Nullable TransactionOptions transaction) {}

  /**
   * What is declared of a transaction.
   *
   * @param isolation what it sees of others
   * @param readOnly whether the server refuses changes in it
   * @param deferrable whether it waits until it can run without failing
   * @param retries how often it runs again at most
   */
  record TransactionOptions(
      Isolation isolation, boolean readOnly, boolean deferrable, int retries) {}

  /**
   * A parameter of the statement.
   *
   * @param name its name in the statement
   * @param expression the Java expression that gives it
   * @param javaType the type of that
   * @param nullable whether it may be NULL
   * @param type the PostgreSQL type; null if not known
   */
  record Parameter(
      String name, String expression, String javaType, boolean nullable, @Nullable String type) {}

  /**
   * A column.
   *
   * @param name its name; null for the only one, whatever it is called
   * @param type its PostgreSQL type; null if not known
   * @param nullability whether it can be NULL; null if not known
   * @param component what it goes into or comes from; null if it is not read
   * @param javaType the type of that; null if there is none
   */
  record Column(
      @Nullable String name,
      @Nullable String type,
      @Nullable Nullability nullability,
      @Nullable String component,
      @Nullable String javaType) {}

  /**
   * A table that is read from one end to the other.
   *
   * @param schema its schema
   * @param table its name
   * @param filter the condition that rows are tested by; null if there is none
   * @param expectedRows how many the server expects to be left
   * @param tableRows how many the server believes the table to have; null if it never counted
   * @param large whether the table is large
   */
  record Scan(
      String schema,
      String table,
      @Nullable String filter,
      long expectedRows,
      @Nullable Long tableRows,
      boolean large) {

    /** From how many rows on a table is large. */
    static final long LARGE = 10_000;

    /** Goes by the rows of the table; where these were never counted, by those expected. */
    static Scan of(SequentialScan scan, @Nullable Long tableRows) {
      long expected = Math.round(scan.rows());
      return new Scan(
          scan.schema(),
          scan.relation(),
          scan.filter().orElse(null),
          expected,
          tableRows,
          (tableRows == null ? expected : tableRows) >= LARGE);
    }
  }

  /**
   * Lines of the generated source, counted from 1.
   *
   * @param first the first, which may be that of an annotation
   * @param last the last
   */
  record Lines(int first, int last) {}
}

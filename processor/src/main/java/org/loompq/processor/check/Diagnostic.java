package org.loompq.processor.check;

import java.util.Locale;
import javax.tools.Diagnostic.Kind;

/**
 * Everything that the processor complains of, by number. A number keeps its meaning for ever;
 * {@code docs/diagnostics.md} explains each. 32 and 48 had their meaning before there were streams.
 */
public enum Diagnostic {
  NOT_A_REPOSITORY_METHOD(
      1, "@%s belongs on an abstract method of an interface, and %s is %s; move or remove it"),
  GENERIC_REPOSITORY(
      2, "%s has type parameters, and a repository cannot have any; name the types instead"),
  INACCESSIBLE_REPOSITORY(
      3, "%s is %s, so no class of its package could implement it; make it accessible"),
  METHOD_WITHOUT_QUERY(
      4,
      "%s has no body and none of @Query, @CopyIn and @CopyOut; give it one of them, or move it out"
          + " of the repository"),
  GENERIC_METHOD(5, "%s has type parameters, and a query cannot have any; name the types instead"),
  NAME_TAKEN(6, "the class %s that would implement %s exists already; rename one of them"),
  CONFLICTING_METHODS(
      7,
      "%s inherits %s from %s and from %s; declare it in %1$s with the statement that it shall"
          + " run"),
  RUNTIME_MISSING(
      8,
      "the code that implements %s needs loompq-runtime, which is not visible here; add the"
          + " dependency, and to a module-info \"requires org.loompq.runtime\""),

  EMPTY_SQL(10, "the statement is empty; write the SQL into @Query"),
  SEVERAL_STATEMENTS(11, "there is more than one statement; give each a method of its own"),
  UNTERMINATED_SQL(12, "%s does not end; close it"),
  POSITIONAL_PARAMETER(13, "parameters have names here: write %s instead of %s"),
  NUL_IN_SQL(14, "the statement contains U+0000, which PostgreSQL does not accept; remove it"),

  UNKNOWN_PARAMETER(20, "unknown parameter :%s%s"),
  UNUSED_PARAMETER(
      21, "parameter %s is not used in the statement; write :%s into it, or remove it"),
  RECORD_AS_PARAMETER(
      22,
      ":%s is a record; name one of its components, such as :%s, or say @Composite of it if it is"
          + " one value"),
  UNSUPPORTED_PARAMETER_TYPE(23, "%s is of type %s, which PostgreSQL cannot be given; %s"),
  STREAM_READ_TWICE(
      24, "%s is of type %s, which can be read once only, but %s; make it a byte[]%s"),
  ARRAY_IN_PARENTHESES(
      25,
      "IN (:%s) compares with the whole array; write %s(:%1$s) to compare with each of its"
          + " elements, or %s :%1$s where the column is an array too"),

  UNSUPPORTED_RESULT_TYPE(30, "%s is of type %s, which no column can be read into; %s"),
  RESULT_WITHOUT_ROWS(
      31,
      "the statement returns no rows, but %s declares %s; return int, long, boolean or void, or add"
          + " RETURNING to the statement"),
  MAP_WITHOUT_KEY(33, "a Map needs a key: name its column with @Column(\"...\") on the method"),
  DUPLICATE_COLUMN(34, "column \"%s\" would be for both %s and %s; name another with @Column"),
  INACCESSIBLE_TYPE(35, "%s is %s, so the generated code cannot use it; make it accessible"),
  GENERIC_RECORD(36, "record %s has type parameters, which no column tells; declare one without"),
  RECURSIVE_RECORD(37, "record %s contains itself, and no row has endless columns; end it"),
  EMPTY_RECORD(38, "record %s has no components for columns to go with; give it some"),
  DUPLICATE_LABEL(39, "%s and %s of %s have the same label \"%s\"; name another with @Column"),
  COLUMN_WITHOUT_MAP(
      40, "@Column on a method names the key of a Map, but %s returns %s; remove it"),
  NULLABLE_PRIMITIVE(41, "%s is @Nullable, but a primitive cannot be null; use %s"),
  EMPTY_COLUMN(42, "a column has a name; write it into @Column, or remove the annotation"),
  EMPTY_ENUM(43, "%s has no constants to stand for labels; give it some"),
  RAW_TYPE(44, "%s does not tell what it holds; write %s"),
  UNREADABLE_TIMEOUT(
      45,
      "\"%s\" is no time that a caller could wait; write a number and ms, s, m or h: \"200ms\""),
  READ_ONLY_CHANGE(46, "the statement does more than read, by its %s; remove @ReadOnly"),
  ARRAY_AS_KEY(47, "%s is of type %s, and an array is equal to no other, whatever they hold; %s"),
  OPTION_WITHOUT_STATEMENT(49, "@%s is for the statement of a method, and %s has none; %s"),

  NOT_TRANSACTIONAL(
      50,
      "@Transactional belongs on an interface, or on a method of one that has a body, @Query or"
          + " @CopyIn, and %s is %s; move or remove it"),
  UNFIT_DEFERRABLE(
      51,
      "only a transaction that is serializable and read-only can be deferrable; add isolation ="
          + " Isolation.SERIALIZABLE and readOnly = true, or remove it"),
  NEGATIVE_RETRIES(52, "%s retries are fewer than none; write 0 or more"),
  SEVERAL_EXCEPTIONS(
      53,
      "%s declares several exceptions, one of them a type variable, which code cannot tell from the"
          + " others; declare one exception that covers all"),
  STREAM_IN_TRANSACTION(
      54,
      "the rows of %s are read after the method has returned, when its transaction has ended;"
          + " remove @Transactional, and call it where a transaction is open"),

  FETCH_SIZE_WITHOUT_STREAM(60, "@FetchSize tells how a Stream is read, but %s %s; remove it"),
  FETCH_SIZE_TOO_SMALL(61, "%s rows are too few to be read at once; write 1 or more"),

  BATCH_WITHOUT_QUERY(
      70, "@Batch has a @Query executed many times, but %s has none; add it, or remove @Batch"),
  BATCH_WITHOUT_ELEMENTS(
      71,
      "@Batch executes the statement once for each element, but no parameter of %s is a List, Set,"
          + " Collection, Iterable, Iterator, Stream or array; add one, or remove @Batch"),
  UNCOUNTED_ELEMENTS(
      72,
      "%s is of type %s, which does not tell how many elements it has, so nothing can be read side"
          + " by side with it; make it a List, or take records that have all values"),
  UNFIT_BATCH_RESULT(73, "%s is nothing that comes of a batch; return %s"),
  READ_ONLY_BATCH(
      74,
      "a batch is for statements that change something; remove @ReadOnly, or pass all elements to"
          + " one statement, as with = ANY(:%s), and remove @Batch"),
  UNREPEATABLE_SOURCE(
      75,
      "%s is of type %s, which can be read once only, but with retries the method may run again;"
          + " make it a List, or remove the retries"),

  UNFIT_FOR_COPY(80, "@%s alone says how %s runs, and has no use for @%s; remove one of them"),
  UNREADABLE_COPY(81, "%s; write %s"),
  UNKNOWN_COLUMN(82, "column \"%s\" is for no component of %s%s"),
  COMPONENT_WITHOUT_COLUMN(
      83,
      "component %s has no column; add \"%s\" to the others, or leave all of them out for one of"
          + " each component"),
  REPEATED_COLUMN(84, "column \"%s\" is named twice; remove one of the two"),
  COLUMNS_FOR_VALUE(
      85,
      "%s copies single values, which go with exactly one column, and not with %s; write \"%s"
          + " (name)\" with its name"),
  UNFIT_COPY_SOURCE(
      86,
      "%s copies the elements of its first parameter, a Stream, Iterable, Iterator, Collection,"
          + " List, Set or array, and may tell a second one, a LongConsumer, of the progress; take"
          + " these alone"),
  UNFIT_COPY_RESULT(87, "%s is nothing that comes of @%s; return %s"),
  COPY_WITH_PARAMETER(
      88,
      "COPY takes no parameters, so it has no use for %s; remove it, or make %s a @Query that"
          + " returns a Stream"),

  SEALED_WITHOUT_COLUMN(
      90,
      "rows of the sealed interface %s are told apart by a column; name it with @Column(\"...\") on"
          + " the interface"),
  UNFIT_SUBTYPE(91, "%s is no record, and so no row can become this %s; %s"),
  UNFIT_CODEC(92, "%s is named as a TypeCodec in %s, but %s; correct the name, or remove it"),
  PRIMITIVE_JSON(93, "%s is a JSON document as %s, and no primitive is read from one; use %s"),
  WITHOUT_EFFECT(94, "@%s has no effect on %s, which %s; remove it"),

  REFUSED_STATEMENT(100, "%s"),
  UNFIT_PARAMETER(101, "%s is %s, but the statement takes %s%s; %s"),
  UNFIT_COLUMN(102, "column \"%s\" is of type %s, but %s is %s%s; %s"),
  MISSING_COLUMN(103, "no column \"%s\" for %s%s"),
  AMBIGUOUS_COLUMN(
      104, "%3$s could be read from %1$s columns called \"%2$s\"; name the others with AS"),
  NOT_ONE_COLUMN(105, "%s needs %s column%s, but the statement gives %s; %s"),
  UNUSED_COLUMN(
      106,
      Kind.WARNING,
      "column \"%s\" is read into nothing; remove it, or add a component for it"),
  NULLABLE_COLUMN(107, "column \"%s\" %s, but %s cannot be NULL; %s"),
  STATEMENT_WITHOUT_ROWS(
      108, "the statement returns no rows, but %s reads them; return int, long, boolean or void"),
  CONSTANT_WITHOUT_LABEL(109, "%s.%s has no label in %s%s"),
  LABEL_WITHOUT_CONSTANT(110, "label \"%s\" of %s has no constant in %s%s"),
  COLUMN_WITHOUT_VALUE(
      111,
      "column \"%s\" of %s gets no value, and it is NOT NULL and has no default; add it to the"
          + " columns"),
  PERHAPS_SEVERAL_ROWS(
      112,
      Kind.NOTE,
      "the statement can give several rows, as far as unique indexes tell, and %s throws"
          + " RowCountException then; return a List if it does"),
  UNFIT_COPY_TARGET(113, "%s"),

  UNREADABLE_SCHEMA(120, "%s"),
  NO_SERVER(121, "%s"),
  NOT_IN_SNAPSHOT(
      122,
      "%s, and no server is at hand; compile once with loompq.schema or loompq.url, which writes"
          + " the snapshot, and commit it"),
  UNREADABLE_SNAPSHOT(123, "%s"),
  SEVERAL_SERVERS(124, "both loompq.schema and loompq.url name a server; name one"),
  UNWRITABLE_REPORT(
      125,
      "the catalogue of queries cannot be written: %s; name another folder with loompq.report"),
  SNAPSHOT_INSTEAD(
      126,
      Kind.NOTE,
      "statements are compared with the snapshot, which knows all of them, since no server answers:"
          + " %s"),
  UNCHECKED(
      129,
      Kind.NOTE,
      "no statement is compared with a database; name its schema with -Aloompq.schema=FILES, a"
          + " server with -Aloompq.url=URL, or what one has said with -Aloompq.snapshot=FILE");

  private final int number;
  private final Kind kind;
  private final String text;

  Diagnostic(int number, String text) {
    this(number, Kind.ERROR, text);
  }

  Diagnostic(int number, Kind kind, String text) {
    this.number = number;
    this.kind = kind;
    this.text = text;
  }

  /** The number as users see it: {@code LPQ020}. */
  public String code() {
    return String.format(Locale.ROOT, "LPQ%03d", number);
  }

  /** What it is to the compilation: only an error ends it. */
  public Kind kind() {
    return kind;
  }

  /** The message; it may have further lines, which the compiler shows below the source. */
  String message(Object... arguments) {
    return code() + ": " + String.format(Locale.ROOT, text, arguments);
  }

  /** The message with the place, where it would not be seen otherwise. */
  String messageAt(String place, Object... arguments) {
    return code() + ": at " + place + ": " + String.format(Locale.ROOT, text, arguments);
  }
}

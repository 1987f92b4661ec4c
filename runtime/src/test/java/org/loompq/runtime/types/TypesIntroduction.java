package org.loompq.runtime.types;

/** What {@code docs/types.md} says around its tables. */
final class TypesIntroduction {

  static final String TEXT =
      """
      # Types

      What each PostgreSQL type is in Java. This page is written by `TypesTest`, which proves every
      cell with random values and extremes against the server's own text, and that what has no tick
      is refused; see [CONTRIBUTING](../CONTRIBUTING.md).

      - **parameter**: a parameter of a statement, here of an `INSERT`, also NULL. **result**: a
        column of a result. **array**: a `List`, `Collection`, `Set` or Java array `T[]` of it, with
        NULLs, and lists of lists for two dimensions. **field**: a component of a record that stands
        for a composite type, alone and in arrays. **COPY**: a column in `@CopyIn` and `@CopyOut`.
      - `\u2713` works; where there are two directions, `in` works only to the server and `out` only from
        it; `\u2013` is refused, by a `MappingException` that names the column or parameter, or by the
        server.
      - A primitive and its wrapper are the same, but that SQL NULL into a primitive is refused. An
        array of objects, a list or a set may hold NULLs, and is read from any lower bound.
      - Nothing is read into a Java type that cannot hold all values of its PostgreSQL type, unless
        the table says what is refused: `int8` is no `int`, `float8` no `float`. The other way a
        narrower Java type may go into a wider column.

      ## How parameters are typed

      A parameter is declared with the PostgreSQL type of its Java type, the first of its rows
      without a narrower one: `long` as `int8`, `Instant` as `timestamptz`, `Inet` as `inet`. The
      server casts it where the column is of another type and there is such a cast.

      `String`, enums and `@Json` values are declared without one, and travel as text: the
      server infers the type and reads the text by its rules
      ([ADR 1](adr/0001-untyped-text-parameters.md)). So **a `String` can be a parameter of every
      type here**, and a `List<String>` of every array but `box[]`, whose elements a semicolon
      parts; the test tries all of them. As a result, in fields and in COPY, which travel in binary,
      a `String` is what the table says. `char` and enums also go with all other types of text.
      Where statements are checked while they are compiled, a cast says that this is meant:
      `:id::uuid`.

      `char`, ranges, multiranges, `hstore`, records for composite types, values with a `TypeCodec`,
      and their arrays are described: the server tells what type a parameter is before its first
      value is written. Where it cannot tell, write a cast, such as `:point::my_type`.

      A type that has changed on the server is noticed when a value or a statement does not fit any
      more, and looked up anew. `ALTER TYPE` that gives a field the name of another of the same type
      cannot be noticed: open the database anew after it.

      ## Special values

      - `infinity` and `-infinity` of `date`, `timestamp`, `timestamptz` and `interval` are the
        `MAX` and `MIN` of `LocalDate`, `LocalDateTime`, `Instant` and `OffsetDateTime`, and
        `PgInterval.INFINITY` and `MINUS_INFINITY` (since PostgreSQL 17). `ZonedDateTime` has none.
      - Times are exact to the microsecond; nanoseconds are rounded, half of one upwards.
      - A `Duration` is an interval without months and days, a `Period` one without hours.
      - A `BitSet` has no length, so zeros after its highest bit are not kept; a `BitString` has one.
      - `NaN` and infinities are of `float4` and `float8`; no `BigDecimal` is one of those of
        `numeric`.
      - A text holds neither U+0000 nor half a surrogate pair.
      - A domain is what its base type is. The Java type of an element, a field or a bound follows
        these tables too: `Range<Long>` for `int8range`, `List<Range<LocalDate>>` for
        `daterange[]`.
      """;

  static final String NOT_CARRIED =
      """

      ## What is not carried

      `TypesCatalogueTest` looks through `pg_type`: each type with a binary output function that a
      table can have is above or here.

      """;

  private TypesIntroduction() {}
}

package org.loompq.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loompq.error.PgException;
import org.loompq.runtime.codec.BuiltInTypes;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.runtime.codec.Format;
import org.loompq.runtime.codec.PgType;
import org.loompq.runtime.codec.PgType.Attribute;
import org.loompq.runtime.codec.RegisteredCodec;

/** The types of a database as far as they were asked for, each with all that it consists of. */
final class TypeCatalogue {

  private static final Codec<List<@Nullable String>> NAMES = Codecs.listOf(Codecs.STRING);
  private static final Codec<List<@Nullable Long>> OIDS = Codecs.listOf(Codecs.LONG);

  /** Fields that were dropped are not sent; see record_send in {@code rowtypes.c}. */
  private static final Statement LOOK_UP =
      Statement.of(
          "TypeCatalogue.type",
          RowShape.of("Found")
              .column("name", "name", Codecs.STRING)
              .column("send", "send", Codecs.STRING)
              .column("base", "base", Codecs.LONG)
              .column("element", "element", Codecs.LONG)
              .column("names", "names", NAMES)
              .column("types", "types", OIDS),
          """
          SELECT pg_catalog.format_type(t.oid, NULL) AS name,
                 (SELECT p.proname FROM pg_catalog.pg_proc p WHERE p.oid = t.typsend) AS send,
                 t.typbasetype::int8 AS base,
                 coalesce(
                   (SELECT r.rngsubtype FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid),
                   (SELECT r.rngtypid FROM pg_catalog.pg_range r WHERE r.rngmultitypid = t.oid),
                   t.typelem)::int8 AS element,
                 ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
                       WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
                       ORDER BY a.attnum) AS names,
                 ARRAY(SELECT a.atttypid::int8 FROM pg_catalog.pg_attribute a
                       WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
                       ORDER BY a.attnum) AS types
          FROM pg_catalog.pg_type t
          WHERE t.oid = $1::int8::oid\
          """,
          Parameter.of("oid", Codecs.LONG));

  /** What the server says of a type, with the OIDs of its parts. */
  private record Found(
      String name,
      Format format,
      int base,
      int element,
      List<@Nullable String> names,
      List<@Nullable Long> types) {}

  private final StatementRunner runner;
  private final CustomTypes custom;
  private final DynamicCodecs codecs;

  /**
   * A catalogue of what is known already, and of what the runner is asked for.
   *
   * @param shared with other catalogues of the same database
   */
  TypeCatalogue(StatementRunner runner, Known shared) {
    this.runner = runner;
    this.custom = shared.customTypes();
    this.codecs = shared.codecs();
  }

  /** The codecs of values of these types, where classes are found out at run time. */
  DynamicCodecs codecs() {
    return codecs;
  }

  /**
   * The type with an OID; asks the server the first time. One that the server does not have, any
   * more perhaps, has a format that no codec reads.
   */
  PgType type(int oid) {
    @Nullable PgType type = BuiltInTypes.of(oid);
    if (type != null) {
      return custom.areFound() && !custom.isEmpty() ? withCustom(type) : type;
    }
    type = custom.types().get(oid);
    if (type == null || type.isOutdated()) {
      Found found = lookUp(oid);
      if (found == null) {
        return new PgType(oid, unknown(oid), Format.OTHER, null, List.of());
      }
      if (!custom.isEmpty()) {
        custom.find(runner); // it may be one of those that were missing
      }
      ConcurrentMap<Integer, PgType> known = custom.types();
      PgType made = resolved(oid, found);
      // All see the same object: types are compared by it.
      type = known.compute(oid, (_, other) -> isCurrent(other) ? other : made);
    }
    return type;
  }

  private static boolean isCurrent(@Nullable PgType type) {
    return type != null && !type.isOutdated();
  }

  /**
   * The type with an OID as the server has it now: the same object unless it, or what it consists
   * of, has changed.
   */
  PgType renewed(int oid) {
    if (BuiltInTypes.of(oid) != null) {
      return type(oid);
    }
    PgType before = custom.types().get(oid);
    if (before == null || before.isOutdated()) {
      return type(oid);
    }
    renewParts(before);
    Found found = lookUp(oid);
    PgType now = found == null ? null : resolved(oid, found);
    if (now != null && now.isAs(before)) {
      return before;
    }
    before.outdate();
    return type(oid);
  }

  private void renewParts(PgType type) {
    PgType base = type.base();
    if (base != null) {
      var _ = renewed(base.oid());
    }
    if (type.hasElement()) {
      var _ = renewed(type.element().oid());
    }
    type.attributes().forEach(attribute -> renewed(attribute.type().oid()));
  }

  /**
   * A type that a Java type does not go with, as the server has it now: it may have changed, or go
   * with a codec of the application by now, if that is for a domain over it which was not there
   * before.
   */
  PgType typeAgain(PgType unfit) {
    try {
      if (custom.areIncomplete()) {
        custom.find(runner);
      }
      return renewed(unfit.oid());
    } catch (PgException | IllegalStateException notAsked) {
      return unfit; // and the error that follows is that of the types
    }
  }

  /**
   * A built-in type as this database has it: all databases share it, unless it, or what it consists
   * of, has a codec of the application.
   */
  private PgType withCustom(PgType shared) {
    ConcurrentMap<Integer, PgType> known = custom.types();
    PgType own = known.get(shared.oid());
    if (own != null) {
      return own;
    }
    PgType element = shared.hasElement() ? withCustom(shared.element()) : null;
    List<RegisteredCodec<?>> brought = custom.of(shared.oid());
    boolean same = element == null || element.equals(shared.element());
    own =
        same && brought.isEmpty()
            ? shared
            : new PgType(shared.oid(), shared.name(), shared.format(), element, List.of())
                .with(brought);
    PgType other = known.putIfAbsent(shared.oid(), own);
    return other == null ? own : other;
  }

  /** How an error calls a type; its OID, if the server cannot be asked. */
  String name(int oid) {
    try {
      return type(oid).name();
    } catch (PgException | IllegalStateException notAsked) {
      return unknown(oid);
    }
  }

  private static String unknown(int oid) {
    return "type " + Integer.toUnsignedString(oid);
  }

  /** A domain consists of what its base type does. */
  private PgType resolved(int oid, Found found) {
    if (found.base() != 0) {
      PgType base = type(found.base());
      return base.domain(oid, found.name())
          .with(Stream.concat(custom.of(oid).stream(), base.codecs().stream()).distinct().toList());
    }
    PgType type =
        switch (found.format()) {
          case ARRAY, RANGE, MULTIRANGE ->
              new PgType(oid, found.name(), found.format(), type(found.element()), List.of());
          default -> new PgType(oid, found.name(), found.format(), null, attributes(found));
        };
    return type.with(custom.of(oid));
  }

  private List<Attribute> attributes(Found found) {
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < found.names().size(); i++) {
      int type = Objects.requireNonNull(found.types().get(i)).intValue();
      attributes.add(new Attribute(String.valueOf(found.names().get(i)), type(type)));
    }
    return attributes;
  }

  private @Nullable Found lookUp(int oid) {
    try (Rows rows = LOOK_UP.with(runner).bind(Integer.toUnsignedLong(oid)).query()) {
      return rows.oneOrNull(TypeCatalogue::found);
    }
  }

  private static Found found(Rows rows) {
    return new Found(
        String.valueOf(rows.getString(0)),
        Format.of(String.valueOf(rows.getString(1))),
        (int) rows.getLong(2),
        (int) rows.getLong(3),
        Objects.requireNonNull(rows.get(4, NAMES)),
        Objects.requireNonNull(rows.get(5, OIDS)));
  }
}

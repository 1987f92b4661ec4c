package org.loompq.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.loompq.TypeCodec;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.runtime.codec.PgType;
import org.loompq.runtime.codec.RegisteredCodec;

/**
 * The types for which the application brings codecs. Codecs name their types, and the server is
 * asked for the OIDs: once before the first statement, and again whenever a type is met that was
 * not there before.
 */
final class CustomTypes {

  private static final Codec<List<@Nullable String>> NAMES = Codecs.listOf(Codecs.STRING);

  /**
   * Asked for before anything else, so it takes and returns nothing but what is built in. A domain
   * stands for what it is over, too: of that, the server says, a column is; see
   * SendRowDescriptionMessage in {@code printtup.c}.
   */
  static final Statement FIND =
      Statement.of(
          "CustomTypes.find",
          RowShape.of("Found")
              .column("number", "number", Codecs.LONG)
              .column("oid", "oid", Codecs.LONG),
          """
          WITH RECURSIVE found AS (
            SELECT n.number, pg_catalog.to_regtype(n.name)::pg_catalog.oid AS oid
            FROM pg_catalog.unnest($1::pg_catalog.text[]) WITH ORDINALITY AS n (name, number)
            UNION ALL
            SELECT f.number, t.typbasetype
            FROM found f JOIN pg_catalog.pg_type t ON t.oid = f.oid
            WHERE t.typbasetype <> 0)
          SELECT number, oid::pg_catalog.int8 FROM found WHERE oid IS NOT NULL
          ORDER BY number\
          """,
          Parameter.of("names", NAMES));

  /**
   * What the server has said last.
   *
   * @param complete whether it has the types of all codecs
   * @param byOid the codecs of each type that it has
   * @param types what follows for types, as far as they were asked for; so nobody who works with an
   *     earlier answer puts a type there
   */
  private record Answer(
      boolean complete,
      Map<Integer, List<RegisteredCodec<?>>> byOid,
      ConcurrentMap<Integer, PgType> types) {}

  private final List<RegisteredCodec<?>> codecs;
  private volatile Answer answer = new Answer(true, Map.of(), new ConcurrentHashMap<>());
  private volatile boolean found;

  private CustomTypes(List<RegisteredCodec<?>> codecs) {
    this.codecs = List.copyOf(codecs);
    this.found = codecs.isEmpty();
  }

  /**
   * The codecs that are configured, and those of services for other Java types.
   *
   * @throws IllegalArgumentException if one cannot be, or two services are for the same Java type
   */
  static CustomTypes of(List<TypeCodec<?>> configured) {
    Map<Class<?>, RegisteredCodec<?>> byClass = new LinkedHashMap<>();
    for (TypeCodec<?> codec : configured) {
      RegisteredCodec<?> registered = RegisteredCodec.of(codec);
      byClass.put(registered.javaType(), registered);
    }
    Set<Class<?>> preferred = Set.copyOf(byClass.keySet());
    for (TypeCodec<?> service : services()) {
      RegisteredCodec<?> registered = RegisteredCodec.of(service);
      RegisteredCodec<?> other = byClass.putIfAbsent(registered.javaType(), registered);
      if (other != null && !preferred.contains(registered.javaType())) {
        throw new IllegalArgumentException(
            "there are two services org.loompq.TypeCodec for "
                + registered.javaType().getName()
                + ", "
                + other.codec().getClass().getName()
                + " and "
                + service.getClass().getName()
                + "; choose one with DatabaseConfig's typeCodec");
      }
    }
    return new CustomTypes(List.copyOf(byClass.values()));
  }

  /** With the loader of loompq's own classes, as all other services. */
  private static List<TypeCodec<?>> services() {
    List<TypeCodec<?>> services = new ArrayList<>();
    try {
      ServiceLoader.load(TypeCodec.class, CustomTypes.class.getClassLoader())
          .forEach(services::add);
    } catch (ServiceConfigurationError broken) {
      throw new IllegalArgumentException(
          "a service org.loompq.TypeCodec cannot be loaded: " + broken.getMessage(), broken);
    }
    return services;
  }

  /** Whether the application brings none. */
  boolean isEmpty() {
    return codecs.isEmpty();
  }

  /** The Java types. */
  List<Class<?>> javaTypes() {
    List<Class<?>> types = new ArrayList<>();
    codecs.forEach(codec -> types.add(codec.javaType()));
    return types;
  }

  /** Whether the server has been asked, if it has to be. */
  boolean areFound() {
    return found;
  }

  /** Whether the server did not have one of the types when it was asked. */
  boolean areIncomplete() {
    return !answer.complete();
  }

  /** Asks the server for the types. */
  void find(StatementRunner runner) {
    List<@Nullable String> names = new ArrayList<>();
    codecs.forEach(codec -> names.add(codec.typeName()));
    Map<Integer, List<RegisteredCodec<?>>> byOid = new HashMap<>();
    Set<RegisteredCodec<?>> missing = new HashSet<>(codecs);
    try (Rows rows = FIND.with(runner).bind(names, NAMES).query()) {
      while (rows.next()) {
        RegisteredCodec<?> codec = codecs.get((int) rows.getLong(0) - 1);
        missing.remove(codec);
        byOid.computeIfAbsent((int) rows.getLong(1), _ -> new ArrayList<>()).add(codec);
      }
    }
    if (!found || !byOid.equals(answer.byOid())) {
      answer = new Answer(missing.isEmpty(), byOid, new ConcurrentHashMap<>());
    }
    found = true;
  }

  /** All types of the database that were asked for, by OID. */
  ConcurrentMap<Integer, PgType> types() {
    return answer.types();
  }

  /** The codecs of the type with an OID. */
  List<RegisteredCodec<?>> of(int oid) {
    return answer.byOid().getOrDefault(oid, List.of());
  }
}

package org.loompq.runtime.types;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that is carried, and what is not. */
final class Registry {

  private static final String INTERNAL =
      "the server's own statistics, of which it accepts no value; select a cast to `text`";

  private static final String SUMMARY =
      "what an index of BRIN keeps, of which the server accepts no value";

  private static final String NESTED =
      "an array whose elements are arrays themselves; select `unnest` or a cast to `text[]`";

  private static final String TEXT_ONLY =
      "it has no binary output function, so the server refuses to send it; select a cast to `text`";

  /** Types that a table can have and that are not carried, by their {@code typname}. */
  static final Map<String, String> NOT_CARRIED =
      Map.ofEntries(
          Map.entry(
              "pg_node_tree",
              "an expression as the server keeps it, of which it accepts no value; select"
                  + " `pg_get_expr` or a cast to `text`"),
          Map.entry("aclitem", TEXT_ONLY),
          Map.entry("_aclitem", TEXT_ONLY),
          Map.entry("gtsvector", TEXT_ONLY),
          Map.entry("_gtsvector", TEXT_ONLY),
          Map.entry("pg_ndistinct", INTERNAL),
          Map.entry("pg_dependencies", INTERNAL),
          Map.entry("pg_mcv_list", INTERNAL),
          Map.entry("pg_brin_bloom_summary", SUMMARY),
          Map.entry("pg_brin_minmax_multi_summary", SUMMARY),
          Map.entry("_int2vector", NESTED),
          Map.entry("_oidvector", NESTED));

  private final List<Family> families;

  /**
   * The registry for a server.
   *
   * @param version its major version
   */
  Registry(int version) {
    this.families =
        List.of(
            NumberTypes.family(),
            TextTypes.family(),
            TimeTypes.family(version),
            BitTypes.family(),
            PrintedTypes.network(),
            PrintedTypes.geometry(),
            PrintedTypes.search(),
            RangeTypes.family(),
            MadeTypes.family(),
            ArrayTypes.family(),
            SystemTypes.family(),
            ArrayTypes.vectors(),
            ResultTypes.family());
  }

  List<Family> families() {
    return families;
  }

  Stream<Mapping<?>> mappings() {
    return families.stream().flatMap(family -> family.mappings().stream());
  }

  /** The types, each once. */
  Stream<SqlType> types() {
    return mappings().<SqlType>map(Mapping::type).distinct();
  }
}

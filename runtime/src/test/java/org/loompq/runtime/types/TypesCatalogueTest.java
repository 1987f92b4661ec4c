package org.loompq.runtime.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loompq.Row;
import org.loompq.error.ServerException;

/** All types that the server has are carried, or there is a reason why not. */
class TypesCatalogueTest {

  /**
   * Each type with a binary output function that is no pseudo-type, and no array of elements that
   * have none; of arrays the type of their elements. Composite types and domains are carried as
   * what they consist of, and enums alike.
   */
  private static final String TYPES =
      """
      SELECT t.oid::int8 AS oid, t.typname::text AS name, format_type(t.oid, NULL) AS sql,
             t.typtype::text AS kind, t.oid < 16384 AS built_in,
             e.typname::text AS element, e.typtype::text AS element_kind
      FROM pg_type t LEFT JOIN pg_type e ON e.typarray = t.oid
      WHERE t.typsend <> 0 AND t.typtype IN ('b', 'r', 'm', 'e', 'd', 'c')
        AND e.typsend IS DISTINCT FROM 0
      ORDER BY t.oid\
      """;

  private static TypeServer server;
  private static Registry registry;

  @BeforeAll
  static void open() {
    server = TypeServer.open();
    registry = new Registry(server.version());
    registry.types().forEach(server::has);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void everyTypeThatATableCanHaveIsCarriedOrListedWithTheReason() {
    Set<String> carried = catalogued(mapping -> true);
    Set<String> carriedInArrays = catalogued(mapping -> mapping.ways().contains(Way.ARRAY_FROM));
    List<String> missing = new ArrayList<>();
    List<Row> types = server.db().execute(TYPES).all();
    assertThat(types).hasSizeGreaterThan(150);
    for (Row type : types) {
      String name = String.valueOf(type.getString("name"));
      boolean known = isCarried(type, carried, carriedInArrays);
      if (known == Registry.NOT_CARRIED.containsKey(name) && isColumn(type)) {
        missing.add(name);
      }
    }
    assertThat(missing).as("neither carried nor listed, or both").isEmpty();
  }

  private static Set<String> catalogued(Predicate<Mapping<?>> which) {
    return registry
        .mappings()
        .filter(which)
        .flatMap(mapping -> mapping.type().catalogued().stream())
        .collect(Collectors.toSet());
  }

  private static boolean isCarried(Row type, Set<String> carried, Set<String> carriedInArrays) {
    String element = type.getString("element");
    return element == null
        ? isCarried(type, "kind", "name", carried)
        : isCarried(type, "element_kind", "element", carriedInArrays);
  }

  private static boolean isCarried(Row type, String kind, String name, Set<String> carried) {
    return switch (String.valueOf(type.getString(kind))) {
      case "e", "d", "c" -> true;
      case "r", "m" -> !type.getBoolean("built_in") || carried.contains(type.getString(name));
      default -> carried.contains(type.getString(name));
    };
  }

  private static boolean isColumn(Row type) {
    try {
      return server
          .db()
          .transaction(
              tx -> {
                tx.execute("CREATE TABLE is_column (field " + type.getString("sql") + ")");
                tx.setRollbackOnly();
                return true;
              });
    } catch (ServerException refused) {
      return false;
    }
  }

  @Test
  void theServerAcceptsNoValueOfWhatItIsSaidToAcceptNoneOf() {
    int refused = 0;
    for (Map.Entry<String, String> listed : Registry.NOT_CARRIED.entrySet()) {
      String name = listed.getKey();
      if (listed.getValue().contains("accepts no value")) {
        refused++;
        assertThatThrownBy(() -> server.db().execute("SELECT ''::" + name))
            .isInstanceOf(ServerException.class)
            .hasMessageContaining("cannot accept a value of type");
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void readsTheVectorsOfTheCatalogueAlsoWithoutElements() {
    Row row =
        server
            .db()
            .execute(
                "SELECT proargtypes FROM pg_proc WHERE proname = 'now' AND pronargs = 0 LIMIT 1")
            .one();
    assertThat(row.getList("proargtypes", Long.class)).isEmpty();
  }
}

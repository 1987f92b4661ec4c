package org.loompq.processor.database;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.loompq.Session;
import org.loompq.error.ServerException;
import org.loompq.runtime.codec.PgType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a server would execute statements, whatever the values of their parameters. The session must
 * make plans that do not depend on them, by {@code plan_cache_mode}.
 */
final class Explanations {

  /** What PREPARE says of a statement that it does not take; the server has parsed it before. */
  private static final String SYNTAX_ERROR = "42601";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Session session;
  private int prepared;

  Explanations(Session session) {
    this.session = session;
  }

  /** From now on plans use all indexes that can be used, however small the tables are. */
  void preferIndexes() {
    session.execute("SET enable_seqscan = off");
    session.execute("SET enable_bitmapscan = off");
  }

  /**
   * The plan of a statement; empty if it has none.
   *
   * @throws ServerException if the server finds only now, when it plans the statement, that it
   *     cannot be executed
   */
  Optional<JsonNode> of(String sql, List<PgType> parameters) {
    String name = "loompq_checked_" + ++prepared;
    if (!prepare(name, sql, parameters)) {
      return Optional.empty();
    }
    String plan =
        session
            .execute(
                "EXPLAIN (VERBOSE, FORMAT JSON) EXECUTE "
                    + name
                    + list(Collections.nCopies(parameters.size(), "NULL"), String::valueOf))
            .scalar(String.class);
    return Optional.of(JSON.readTree(Objects.requireNonNull(plan)));
  }

  /** Whether a statement can be prepared at all: SHOW, CALL and such cannot. */
  private boolean prepare(String name, String sql, List<PgType> parameters) {
    if (parameters.stream().anyMatch(Explanations::isAnonymous)) {
      return false;
    }
    try {
      session.execute("PREPARE " + name + list(parameters, Explanations::typeName) + " AS " + sql);
      return true;
    } catch (ServerException refused) {
      if (refused.sqlState().equals(SYNTAX_ERROR)) {
        return false;
      }
      throw refused;
    }
  }

  /** What the server takes for any composite type, and nobody can declare. */
  static boolean isAnonymous(PgType type) {
    return type.name().equals("record") || type.name().equals("record[]");
  }

  /** That of what a domain is over: a domain may refuse the NULL that is given for all. */
  private static String typeName(PgType type) {
    PgType base = type.base();
    return base == null ? type.name() : typeName(base);
  }

  private static <T> String list(List<T> values, Function<T, String> text) {
    return values.isEmpty()
        ? ""
        : " (" + String.join(", ", values.stream().map(text).toList()) + ")";
  }
}

package org.loompq.processor.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loompq.Session;
import org.loompq.runtime.codec.PgType;

/**
 * Finds parameters that are stored in columns of types which cannot hold all their values. The
 * server converts them all the same: {@code timestamptz} to {@code date}, {@code numeric} to {@code
 * integer}; see {@code castcontext} of pg_cast.
 */
final class Narrowing {

  private static final String ONLY_ASSIGNED =
      """
      SELECT count(*) FROM pg_catalog.pg_cast
      WHERE castsource = $1::int8::oid AND casttarget = $2::int8::oid AND castcontext = 'a'\
      """;

  private final Session session;
  private final UndeclaredParameters undeclared;

  Narrowing(Session session, UndeclaredParameters undeclared) {
    this.session = session;
    this.undeclared = undeclared;
  }

  /** The types of the columns, by the numbers of the parameters. */
  Map<Integer, PgType> of(Question question) {
    Map<Integer, PgType> narrowed = new LinkedHashMap<>();
    if (question.assigned().stream().anyMatch(number -> question.oids().get(number - 1) != 0)) {
      List<PgType> inferred = undeclared.of(question);
      for (int number = 1; number <= inferred.size(); number++) {
        int declared = question.oids().get(number - 1);
        PgType type = inferred.get(number - 1);
        if (question.assigned().contains(number) && declared != 0 && narrows(declared, type)) {
          narrowed.put(number, type);
        }
      }
    }
    return narrowed;
  }

  private boolean narrows(int declared, PgType column) {
    PgType base = column.base() == null ? column : column.base();
    return declared != base.oid()
        && session
                .execute(ONLY_ASSIGNED, (long) declared, Integer.toUnsignedLong(base.oid()))
                .scalar(Long.class)
            > 0;
  }
}

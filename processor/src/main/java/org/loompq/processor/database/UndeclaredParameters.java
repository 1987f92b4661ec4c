package org.loompq.processor.database;

import java.util.List;
import org.loompq.error.ServerException;
import org.loompq.runtime.StatementDescriber;
import org.loompq.runtime.codec.PgType;

/** What a server takes parameters as, where nobody declares them. */
final class UndeclaredParameters {

  private final StatementDescriber describer;

  UndeclaredParameters(StatementDescriber describer) {
    this.describer = describer;
  }

  /** Their types; none if the server does not accept the statement then. */
  List<PgType> of(Question question) {
    try {
      return describer.describe(question.written(), new int[question.oids().size()]).parameters();
    } catch (ServerException refused) {
      return List.of();
    }
  }
}

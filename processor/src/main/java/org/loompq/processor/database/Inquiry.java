package org.loompq.processor.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.loompq.Session;
import org.loompq.error.ServerException;
import org.loompq.processor.database.Answer.Column;
import org.loompq.processor.database.Answer.Described;
import org.loompq.processor.database.Answer.NotCopied;
import org.loompq.processor.database.Answer.Refused;
import org.loompq.processor.database.Question.Target;
import org.loompq.processor.plan.Nullability;
import org.loompq.processor.plan.Origin;
import org.loompq.processor.plan.Parameter;
import org.loompq.processor.plan.Plan;
import org.loompq.runtime.StatementDescriber;
import org.loompq.runtime.StatementDescription;
import org.loompq.runtime.codec.PgType;
import tools.jackson.databind.JsonNode;

/** Asks one server about statements, over one connection. */
final class Inquiry {

  private static final Set<String> OF_THE_SERVER = Set.of("53", "55", "57", "58");

  private final Session session;
  private final StatementDescriber describer;
  private final SystemCatalog catalog;
  private final Explanations explanations;
  private final UndeclaredParameters undeclared;
  private final Narrowing narrowing;

  Inquiry(Session session) {
    this.session = session;
    this.describer = StatementDescriber.of(session);
    this.catalog = new SystemCatalog(session);
    this.explanations = new Explanations(session);
    this.undeclared = new UndeclaredParameters(describer);
    this.narrowing = new Narrowing(session, undeclared);
  }

  /** What the server says of statements. */
  Map<Question, Answer> about(List<Question> questions) {
    Map<Question, Answer> answers = new LinkedHashMap<>();
    Map<Question, StatementDescription> descriptions = new LinkedHashMap<>();
    for (Question question : questions) {
      answers.put(question, about(question, descriptions));
    }
    explanations.preferIndexes();
    descriptions.forEach(
        (question, description) ->
            answers.computeIfPresent(
                question, (_, answer) -> withIndexes(question, description, answer)));
    return answers;
  }

  private Answer about(Question question, Map<Question, StatementDescription> descriptions) {
    StatementDescription description;
    try {
      description = describer.describe(question.written(), question.declared());
    } catch (ServerException refused) {
      return refused(question, refused);
    }
    Optional<String> obstacle =
        question
            .target()
            .filter(Target::isCopied)
            .flatMap(target -> CopyObstacle.of(session, target));
    if (obstacle.isPresent()) {
      return new NotCopied(obstacle.get());
    }
    Optional<JsonNode> plan;
    try {
      plan = explanations.of(question.written(), description.parameters());
    } catch (ServerException notPlanned) {
      return refusedToPlan(notPlanned);
    }
    descriptions.put(question, description);
    return described(question, description, plan);
  }

  private Described described(
      Question question, StatementDescription description, Optional<JsonNode> plan) {
    List<Nullability> nullability =
        plan.map(explained -> withValues(question, description, explained))
            .orElseGet(
                () ->
                    Collections.nCopies(
                        description.columns().size(),
                        isNeverNull(question, description)
                            ? Nullability.NOT_NULL
                            : Nullability.NULLABLE));
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < nullability.size(); i++) {
      StatementDescription.Column column = description.columns().get(i);
      columns.add(new Column(column.name(), column.type(), nullability.get(i)));
    }
    return new Described(
        description.parameters(),
        narrowing.of(question),
        columns,
        plan.map(explained -> Plan.of(explained).isAtMostOneRow(catalog)).orElse(true),
        question.target().map(target -> MissingColumns.of(session, target)).orElse(List.of()),
        plan);
  }

  /**
   * Whether a statement without a plan has no NULL in its rows: SHOW and EXPLAIN have none. A
   * parameter of any composite type is wrong anyway, and the rows are of no interest then.
   */
  private static boolean isNeverNull(Question question, StatementDescription description) {
    String sql = question.sql().stripLeading().toUpperCase(Locale.ROOT);
    return sql.startsWith("SHOW")
        || sql.startsWith("EXPLAIN")
        || description.parameters().stream().anyMatch(Explanations::isAnonymous);
  }

  /** What was said, with what another plan tells, which uses every index that can be used. */
  private Answer withIndexes(Question question, StatementDescription description, Answer answer) {
    if (!(answer instanceof Described usual) || isSettled(question, usual)) {
      return answer;
    }
    return explained(question.written(), description)
        .map(
            plan ->
                usual.with(
                    nullability(question, description, plan),
                    Plan.of(plan).isAtMostOneRow(catalog)))
        .orElse(usual);
  }

  private static boolean isSettled(Question question, Described usual) {
    return (usual.atMostOneRow() || !question.forOneRow())
        && usual.columns().stream()
            .allMatch(column -> column.nullability() == Nullability.NOT_NULL);
  }

  /** What a plan says, and another of the statement with the values in it. */
  private List<Nullability> withValues(
      Question question, StatementDescription description, JsonNode plan) {
    List<Nullability> said = nullability(question, description, plan);
    return said.stream().allMatch(each -> each == Nullability.NOT_NULL)
        ? said
        : ValuesLists.asQueries(question.written())
            .flatMap(sql -> explained(sql, description))
            .map(shown -> best(said, nullability(question, description, shown)))
            .orElse(said);
  }

  /**
   * The plan of a statement, or of one like it; empty if there is none, or the server refuses it.
   */
  private Optional<JsonNode> explained(String sql, StatementDescription description) {
    try {
      return explanations.of(sql, description.parameters());
    } catch (ServerException refused) {
      return Optional.empty();
    }
  }

  private static List<Nullability> best(List<Nullability> said, List<Nullability> other) {
    return IntStream.range(0, said.size()).mapToObj(i -> said.get(i).and(other.get(i))).toList();
  }

  private List<Nullability> nullability(
      Question question, StatementDescription description, JsonNode plan) {
    List<Optional<Origin>> origins =
        description.columns().stream()
            .map(column -> catalog.origin(column.table(), column.attribute()))
            .toList();
    return Plan.of(plan).nullability(catalog, origins, parameters(question, description));
  }

  private static List<Parameter> parameters(Question question, StatementDescription description) {
    List<Parameter> parameters = new ArrayList<>();
    for (PgType declared : description.parameters()) {
      int number = parameters.size() + 1;
      PgType type = ofDomain(declared);
      parameters.add(
          new Parameter(
              type.name(),
              question.nullable().contains(number),
              question.presentElements().contains(number) && !hasRows(type)));
    }
    return parameters;
  }

  private static PgType ofDomain(PgType type) {
    PgType base = type.base();
    return base == null ? type : ofDomain(base);
  }

  /** Whether it is an array of a composite type, whose fields FROM makes columns. */
  private static boolean hasRows(PgType array) {
    PgType element = array.hasElement() ? ofDomain(array.element()) : array;
    return !element.attributes().isEmpty() || element.name().equals("record");
  }

  private Refused refused(Question question, ServerException error) {
    boolean isDeclared = question.oids().stream().anyMatch(oid -> oid != 0);
    return refused(
        error,
        error.position(),
        KnownNames.insteadOf(session, error.sqlState(), question.written()),
        isDeclared ? undeclared.of(question) : List.of());
  }

  /** Its position, if it has one, is in another text. */
  private static Refused refusedToPlan(ServerException error) {
    return refused(error, 0, List.of(), List.of());
  }

  /**
   * Errors that are none of the statement's pass: of a server in recovery, one that shuts down or
   * lacks something, or that was told to cancel; see the classes 53, 55, 57 and 58 in errcodes.txt.
   */
  private static Refused refused(
      ServerException error, int position, List<String> names, List<PgType> inferred) {
    if (OF_THE_SERVER.contains(error.sqlState().substring(0, 2))) {
      throw error;
    }
    return new Refused(
        error.sqlState(),
        error.error().message(),
        error.detail(),
        error.hint(),
        position,
        names,
        inferred);
  }
}

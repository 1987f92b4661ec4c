package org.loompq.processor.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.database.TableName;
import org.loompq.processor.model.CopyInMethod;
import org.loompq.processor.model.CopyOutMethod;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.Repository;
import org.loompq.processor.model.Result;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.model.TransactionalMethod;
import org.loompq.processor.model.Transactionality;
import org.loompq.processor.plan.Plan;
import org.loompq.processor.report.QueryEntry.Kind;
import org.loompq.processor.report.QueryEntry.Scan;
import org.loompq.processor.verify.Verified;
import tools.jackson.databind.JsonNode;

/** Puts down what is known of one repository. */
final class RepositoryReport {

  private final Repository repository;
  private final Map<StatementMethod, Verified> verified;
  private final Map<TableName, Long> tableRows;
  private final CheckedWith database;
  private final Map<ExecutableElement, Transactionality> transactions = new HashMap<>();
  private final Set<String> ids = new HashSet<>();

  RepositoryReport(
      Repository repository,
      Map<StatementMethod, Verified> verified,
      Map<TableName, Long> tableRows,
      CheckedWith database) {
    this.repository = repository;
    this.verified = verified;
    this.tableRows = tableRows;
    this.database = database;
    for (TransactionalMethod method : repository.transactional()) {
      transactions.put(method.method(), method.transactionality());
    }
  }

  /** It, with the source of the class that implements it. */
  RepositoryEntry entry(String source) {
    GeneratedMethods generated = new GeneratedMethods(source);
    List<QueryEntry> queries = new ArrayList<>();
    for (StatementMethod method : repository.methods()) {
      queries.add(query(method, generated));
    }
    return new RepositoryEntry(
        repository.type().getQualifiedName().toString(),
        repository.name().packageName(),
        repository.name().qualified(),
        source,
        queries);
  }

  private QueryEntry query(StatementMethod method, GeneratedMethods generated) {
    Optional<Verified> known = Optional.ofNullable(verified.get(method));
    Optional<JsonNode> plan = plan(method, known);
    return new QueryEntry(
        id(method),
        method.name(),
        Signature.of(method.method()),
        kind(method),
        Signature.sql(method),
        options(method),
        known.isPresent() ? database : CheckedWith.NOTHING,
        known
            .filter(each -> !each.described().columns().isEmpty() && givesRows(method))
            .map(each -> each.described().atMostOneRow())
            .orElse(null),
        Parameters.of(method, known),
        Columns.of(method, known),
        scans(plan),
        generated.next(method.name()),
        plan.orElse(null));
  }

  private String id(StatementMethod method) {
    String id = repository.type().getQualifiedName() + "." + Signature.withTypes(method.method());
    String unique = id;
    for (int number = 2; !ids.add(unique); number++) { // types of one name in several packages
      unique = id + "-" + number;
    }
    return unique;
  }

  private static Kind kind(StatementMethod method) {
    return switch (method) {
      case QueryMethod query -> query.isBatch() ? Kind.BATCH : Kind.QUERY;
      case CopyInMethod _ -> Kind.COPY_IN;
      case CopyOutMethod _ -> Kind.COPY_OUT;
    };
  }

  private static boolean givesRows(StatementMethod method) {
    return !(method instanceof CopyInMethod);
  }

  private QueryEntry.Options options(StatementMethod method) {
    @Nullable Integer fetchSize =
        method instanceof QueryMethod query && query.result() instanceof Result.Streamed streamed
            ? streamed.fetchSize()
            : null;
    @Nullable Transactionality declared = transactions.get(method.method());
    return new QueryEntry.Options(
        method.options().timeoutMillis().isPresent()
            ? method.options().timeoutMillis().getAsLong()
            : null,
        method.options().isReadOnly(),
        fetchSize,
        declared == null
            ? null
            : new QueryEntry.TransactionOptions(
                declared.isolation(),
                declared.readOnly(),
                declared.deferrable(),
                declared.retries()));
  }

  /** What a server is asked about a table that is copied into is not what it executes. */
  private static Optional<JsonNode> plan(StatementMethod method, Optional<Verified> known) {
    return method instanceof CopyInMethod
        ? Optional.empty()
        : known.flatMap(each -> each.described().plan());
  }

  private List<Scan> scans(Optional<JsonNode> plan) {
    return plan.stream()
        .flatMap(explained -> Plan.of(explained).sequentialScans().stream())
        .map(scan -> Scan.of(scan, tableRows.get(new TableName(scan.schema(), scan.relation()))))
        .toList();
  }
}

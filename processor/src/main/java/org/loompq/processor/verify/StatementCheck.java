package org.loompq.processor.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.database.Answer;
import org.loompq.processor.database.Answer.Described;
import org.loompq.processor.database.Answer.NotCopied;
import org.loompq.processor.database.Answer.Refused;
import org.loompq.processor.database.Answer.Unknown;
import org.loompq.processor.model.Binding;
import org.loompq.processor.model.CopyInMethod;
import org.loompq.processor.model.CopyInMethod.RecordRow;
import org.loompq.processor.model.CopyInMethod.ScalarRow;
import org.loompq.processor.model.CopyOutMethod;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.RecordModel.Leaf;
import org.loompq.processor.model.Result.Shape;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.model.Value;
import org.loompq.processor.sql.InsertTarget;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.PgType;

/** Compares one method with what a database says of its statement. */
final class StatementCheck {

  private final StatementMethod method;
  private final Site site;
  private final LabelCheck labels;

  StatementCheck(Problems problems, StatementMethod method, Map<String, List<String>> labels) {
    this.method = method;
    this.site = Site.of(problems, method);
    this.labels = new LabelCheck(site, labels);
  }

  /** Reports what is wrong; gives what the code of the method may rely on, if nothing is. */
  Optional<Verified> check(Answer answer) {
    return switch (answer) {
      case Described described ->
          switch (method) {
            case QueryMethod query -> query(query, described);
            case CopyOutMethod out ->
                columns(RowComponent.of(out.element(), Shape.LIST), described);
            case CopyInMethod in -> copied(in, described);
          };
      case NotCopied(String reason) -> {
        site.report(0, Diagnostic.UNFIT_COPY_TARGET, reason);
        yield Optional.empty();
      }
      case Refused refused -> {
        report(refused);
        yield Optional.empty();
      }
      case Unknown(boolean changed) -> {
        site.report(
            0,
            Diagnostic.NOT_IN_SNAPSHOT,
            changed
                ? site.methodName() + " has changed since the snapshot was written"
                : "the snapshot does not know " + site.methodName());
        yield Optional.empty();
      }
    };
  }

  private void report(Refused refused) {
    boolean explained =
        method instanceof QueryMethod query && new ParameterCheck(site, query).explains(refused);
    if (!explained) {
      List<String> parameters =
          method instanceof QueryMethod query
              ? query.bindings().stream().map(Binding::name).toList()
              : List.of();
      new RefusalReport(site, parameters).report(refused);
    }
  }

  private Optional<Verified> query(QueryMethod query, Described described) {
    new ParameterCheck(site, query).check(described, labels);
    int table = InsertTarget.of(query.statement()).map(InsertTarget::place).orElse(0);
    checkMissing(described, table);
    List<RowComponent> components = RowComponent.of(query.result());
    if (components.isEmpty()) {
      return Optional.of(new Verified(described, List.of()));
    }
    if (described.columns().isEmpty()) {
      site.report(0, Diagnostic.STATEMENT_WITHOUT_ROWS, site.methodName());
      return Optional.empty();
    }
    Optional<Verified> verified = columns(components, described);
    boolean perhapsSeveral =
        query.result().isOneRow()
            && !described.atMostOneRow()
            && !query.statement().isLimitedToOne();
    if (verified.isPresent() && perhapsSeveral) {
      site.report(site.ofColumns(), Diagnostic.PERHAPS_SEVERAL_ROWS, site.methodName());
    }
    return verified;
  }

  private Optional<Verified> columns(List<RowComponent> components, Described described) {
    return new ColumnCheck(site, components, described.columns(), labels)
        .check()
        .map(order -> new Verified(described, order));
  }

  private Optional<Verified> copied(CopyInMethod in, Described described) {
    checkMissing(described, 0);
    List<Leaf> leaves =
        switch (in.row()) {
          case RecordRow record -> record.leaves();
          case ScalarRow _ -> List.of();
        };
    for (int i = 0; i < described.columns().size(); i++) {
      Answer.Column column = described.columns().get(i);
      switch (in.row()) {
        case RecordRow record ->
            checkCopied(
                record.model().type().getSimpleName() + "." + leaves.get(i).path(),
                leaves.get(i).component().value(),
                column);
        case ScalarRow scalar -> checkCopied(in.source().parameter(), scalar.value(), column);
      }
    }
    return Optional.of(new Verified(described, List.of()));
  }

  private void checkCopied(String path, Value value, Answer.Column column) {
    Codec<?> codec = RuntimeCodecs.of(value.codec());
    PgType type = column.type();
    if (!codec.writes(type)) {
      String obstacle = codec.obstacle(type);
      site.report(
          site.ofCopied(column.name()),
          Diagnostic.UNFIT_PARAMETER,
          path,
          JavaTypes.name(value.type()),
          type,
          " for column \"" + column.name() + "\"" + Remedy.because(obstacle),
          Remedy.of(obstacle, value, type, "leave the column out"));
    } else {
      labels.checkWritten(site.ofCopied(column.name()), value.codec(), type);
    }
  }

  private void checkMissing(Described described, int place) {
    String table =
        method instanceof CopyInMethod in
            ? in.table().name()
            : method instanceof QueryMethod query
                ? InsertTarget.of(query.statement()).map(InsertTarget::table).orElse("")
                : "";
    for (String column : described.missing()) {
      site.report(place, Diagnostic.COLUMN_WITHOUT_VALUE, column, table);
    }
  }
}

package org.loompq.processor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.database.Answer;
import org.loompq.processor.model.CopyInMethod;
import org.loompq.processor.model.CopyInMethod.RecordRow;
import org.loompq.processor.model.CopyInMethod.ScalarRow;
import org.loompq.processor.model.CopyOutMethod;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.RecordModel.Leaf;
import org.loompq.processor.model.Result.Shape;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.model.Value;
import org.loompq.processor.report.QueryEntry.Column;
import org.loompq.processor.verify.RowComponent;
import org.loompq.processor.verify.Verified;

/** The columns of a statement, and the Java that each goes into or comes from. */
final class Columns {

  private Columns() {}

  /** Those of a method; what no database has told of them is null. */
  static List<Column> of(StatementMethod method, Optional<Verified> known) {
    return switch (method) {
      case QueryMethod query -> read(RowComponent.of(query.result()), known);
      case CopyOutMethod out -> read(RowComponent.of(out.element(), Shape.LIST), known);
      case CopyInMethod in -> copied(in, known);
    };
  }

  private static List<Column> read(List<RowComponent> components, Optional<Verified> known) {
    List<Column> columns = new ArrayList<>();
    if (known.isEmpty()) {
      components.forEach(each -> columns.add(column(each.column(), null, each)));
      return columns;
    }
    List<Answer.Column> described = known.get().described().columns();
    for (int i = 0; i < described.size(); i++) {
      int component = known.get().order().indexOf(i);
      columns.add(
          column(
              described.get(i).name(),
              described.get(i),
              component < 0 ? null : components.get(component)));
    }
    return columns;
  }

  private static Column column(
      @Nullable String name, Answer.@Nullable Column described, @Nullable RowComponent component) {
    @Nullable Value value = component == null ? null : component.value();
    return column(
        name,
        described,
        component == null ? null : component.path(),
        value == null ? null : Signature.type(value));
  }

  private static Column column(
      @Nullable String name,
      Answer.@Nullable Column described,
      @Nullable String component,
      @Nullable String javaType) {
    return new Column(
        name,
        described == null ? null : described.type().toString(),
        described == null ? null : described.nullability(),
        component,
        javaType);
  }

  private static List<Column> copied(CopyInMethod in, Optional<Verified> known) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < in.columns().size(); i++) {
      Answer.@Nullable Column described =
          known.isEmpty() ? null : known.get().described().columns().get(i);
      String name = in.columns().get(i).name();
      columns.add(
          switch (in.row()) {
            case RecordRow(var model, var leaves) -> {
              Leaf leaf = leaves.get(i);
              yield column(
                  name,
                  described,
                  model.type().getSimpleName() + "." + leaf.path(),
                  Signature.type(leaf.component().value()));
            }
            case ScalarRow(var value) ->
                column(name, described, in.source().parameter(), Signature.type(value));
          });
    }
    return columns;
  }
}

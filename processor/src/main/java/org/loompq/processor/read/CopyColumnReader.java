package org.loompq.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.NearMiss;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.CodecModel.OfValueObject;
import org.loompq.processor.model.RecordModel;
import org.loompq.processor.model.RecordModel.Leaf;
import org.loompq.processor.model.Value;
import org.loompq.processor.sql.CopySubject.Column;
import org.loompq.processor.sql.CopySubject.Table;
import org.loompq.processor.sql.Identifier;

/** Matches the columns of a table that is copied with the components of a record. */
final class CopyColumnReader {

  private final Problems problems;

  CopyColumnReader(Problems problems) {
    this.problems = problems;
  }

  /** The columns of a record, as they stand in SQL: those that are named, else one for each. */
  List<Identifier> columns(Table table, RecordModel model) {
    return table.columns().isEmpty()
        ? model.leaves().stream().map(leaf -> Identifier.quoted(leaf.component().column())).toList()
        : table.columnNames();
  }

  /**
   * What goes into each column, or comes from it; empty if some column or component has no
   * counterpart, which is reported.
   *
   * @param annotation names the columns
   */
  Optional<List<Leaf>> match(
      ExecutableElement method, Class<?> annotation, Table table, RecordModel model) {
    if (table.columns().isEmpty()) {
      return Optional.of(model.leaves());
    }
    int before = problems.count();
    Map<String, Leaf> unnamed = new LinkedHashMap<>();
    model.leaves().forEach(leaf -> unnamed.put(leaf.component().column(), leaf));
    Set<String> known = Set.copyOf(unnamed.keySet());
    Map<String, Column> unknown = new LinkedHashMap<>();
    List<Leaf> leaves = new ArrayList<>();
    for (Column column : table.columns()) {
      String name = column.name().name();
      Leaf leaf = unnamed.remove(name);
      if (leaf != null) {
        leaves.add(leaf);
      } else if (known.contains(name)) {
        problems.reportSql(method, annotation, column.start(), Diagnostic.REPEATED_COLUMN, name);
      } else {
        unknown.putIfAbsent(name, column);
      }
    }
    for (Column column : unknown.values()) {
      reportUnknown(method, annotation, column, model, unnamed);
    }
    unnamed.forEach(
        (column, leaf) ->
            problems.reportSql(
                method,
                annotation,
                table.columns().getLast().end(),
                Diagnostic.COMPONENT_WITHOUT_COLUMN,
                model.type().getSimpleName() + "." + leaf.path(),
                column));
    return problems.count() == before ? Optional.of(leaves) : Optional.empty();
  }

  /** Takes the component that was probably meant out of those which are not named. */
  private void reportUnknown(
      ExecutableElement method,
      Class<?> annotation,
      Column column,
      RecordModel model,
      Map<String, Leaf> unnamed) {
    String name = column.name().name();
    Optional<String> near = NearMiss.of(name, unnamed.keySet());
    near.ifPresent(unnamed::remove);
    String columns =
        String.join(", ", model.leaves().stream().map(leaf -> leaf.component().column()).toList());
    problems.reportSql(
        method,
        annotation,
        column.start(),
        Diagnostic.UNKNOWN_COLUMN,
        name,
        model.type().getSimpleName(),
        near.map(meant -> ": did you mean \"" + meant + "\"?")
            .orElse("; its columns are " + columns));
  }

  /**
   * The one column of single values; empty if not exactly one is named, which is reported, unless
   * the value is a record of one component, whose column it may be.
   */
  Optional<List<Identifier>> one(
      ExecutableElement method, Class<?> annotation, Table table, Value value) {
    int named = table.columns().size();
    if (named == 0 && value.codec() instanceof OfValueObject object) {
      return Optional.of(List.of(Identifier.quoted(object.column())));
    }
    if (named == 1) {
      return Optional.of(table.columnNames());
    }
    problems.reportSql(
        method,
        annotation,
        named == 0 ? table.end() : table.columns().get(1).start(),
        Diagnostic.COLUMNS_FOR_VALUE,
        method.getSimpleName(),
        named == 0 ? "all" : named,
        table.name());
    return Optional.empty();
  }
}

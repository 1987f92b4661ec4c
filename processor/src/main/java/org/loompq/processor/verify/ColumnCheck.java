package org.loompq.processor.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.NearMiss;
import org.loompq.processor.database.Answer.Column;
import org.loompq.processor.model.Presence;
import org.loompq.processor.model.Value;
import org.loompq.processor.plan.Nullability;
import org.loompq.runtime.codec.Codec;

/**
 * Compares the columns of a result with the components that they go into, by the rules by which the
 * runtime does so.
 */
final class ColumnCheck {

  private final Site site;
  private final List<RowComponent> components;
  private final List<Column> columns;
  private final LabelCheck labels;

  ColumnCheck(Site site, List<RowComponent> components, List<Column> columns, LabelCheck labels) {
    this.site = site;
    this.components = components;
    this.columns = columns;
    this.labels = labels;
  }

  /**
   * Reports what does not go together.
   *
   * @return the column of each component; empty if something was reported that leaves one without
   */
  Optional<List<Integer>> check() {
    List<Integer> found = new ArrayList<>();
    boolean complete = true;
    for (RowComponent component : components) {
      OptionalInt column = find(component);
      column.ifPresent(
          index -> {
            found.add(index);
            check(component, index);
          });
      complete &= column.isPresent();
    }
    if (complete) {
      reportUnused(found);
    }
    return complete ? Optional.of(found) : Optional.empty();
  }

  private OptionalInt find(RowComponent component) {
    if (components.size() == 1 && columns.size() == 1) {
      return OptionalInt.of(0); // whatever its name
    }
    String wanted = component.column();
    int[] candidates =
        IntStream.range(0, columns.size())
            .filter(
                index ->
                    wanted == null
                        ? isLeft(columns.get(index).name())
                        : columns.get(index).name().equals(wanted))
            .toArray();
    if (candidates.length == 1) {
      return OptionalInt.of(candidates[0]);
    }
    if (wanted == null) {
      reportNotOne(component, candidates.length);
    } else if (candidates.length == 0) {
      reportMissing(component, wanted);
    } else {
      site.report(
          site.ofColumn(candidates[1], columns.size(), wanted),
          Diagnostic.AMBIGUOUS_COLUMN,
          candidates.length,
          wanted,
          component.path());
    }
    return OptionalInt.empty();
  }

  /** Whether no component names a column. */
  private boolean isLeft(String column) {
    return components.stream().noneMatch(other -> column.equals(other.column()));
  }

  private void reportNotOne(RowComponent component, int candidates) {
    boolean withKey = components.size() > 1;
    site.report(
        site.ofColumns(),
        Diagnostic.NOT_ONE_COLUMN,
        component.path(),
        "exactly one",
        withKey ? " beside the key" : "",
        candidates == 0 ? "none" : names(),
        candidates == 0 ? "add it" : "select one, or return a record");
  }

  private void reportMissing(RowComponent component, String wanted) {
    List<String> unused =
        columns.stream().map(Column::name).filter(this::isLeft).distinct().toList();
    Optional<String> near = NearMiss.of(wanted, unused);
    int place =
        near.map(name -> site.ofColumn(index(name), columns.size(), name))
            .orElseGet(site::ofColumns);
    site.report(
        place,
        Diagnostic.MISSING_COLUMN,
        wanted,
        component.path(),
        near.map(
                name ->
                    ": did you mean \"" + name + "\"? Rename it with AS, or say it with @Column")
            .orElse(
                "; the result has "
                    + names()
                    + "; select it, or name the component's column with @Column"));
  }

  private int index(String name) {
    return columns.stream().map(Column::name).toList().indexOf(name);
  }

  private String names() {
    return String.join(", ", columns.stream().map(Column::name).toList());
  }

  private void reportUnused(List<Integer> used) {
    for (int index = 0; index < columns.size(); index++) {
      if (!used.contains(index) && site.isWritten(index, columns.size())) {
        site.report(
            site.ofColumn(index, columns.size(), columns.get(index).name()),
            Diagnostic.UNUSED_COLUMN,
            columns.get(index).name());
      }
    }
  }

  private void check(RowComponent component, int index) {
    Column column = columns.get(index);
    Codec<?> codec = RuntimeCodecs.of(component.codec());
    int place = site.ofColumn(index, columns.size(), columns.get(index).name());
    if (!codec.reads(column.type())) {
      String misfit = codec.misfit(column.type());
      Value value = component.value();
      String otherwise = isJson(column) ? "say @Json of it" : "cast the column";
      site.report(
          place,
          Diagnostic.UNFIT_COLUMN,
          column.name(),
          column.type(),
          component.path(),
          value == null ? "a label" : JavaTypes.name(value.type()),
          Remedy.because(misfit),
          component.isResult()
              ? Remedy.ofResult(misfit, value, column.type(), otherwise)
              : Remedy.of(misfit, value, column.type(), otherwise));
      return;
    }
    labels.checkRead(place, component.codec(), column.type());
    checkNull(component, column, place);
  }

  private static boolean isJson(Column column) {
    return column.type().name().equals("json") || column.type().name().equals("jsonb");
  }

  private void checkNull(RowComponent component, Column column, int place) {
    boolean accepted =
        column.nullability() == Nullability.NOT_NULL
            || component.presence() != Presence.REQUIRED
            || (column.nullability() == Nullability.OUTER_JOINED && component.isOfAbsent());
    if (!accepted) {
      site.report(
          place,
          Diagnostic.NULLABLE_COLUMN,
          column.name(),
          column.nullability() == Nullability.OUTER_JOINED
              ? "is NULL where the outer join finds no row"
              : "can be NULL",
          component.path(),
          NullRemedy.of(component, column));
    }
  }
}

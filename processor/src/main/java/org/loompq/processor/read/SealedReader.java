package org.loompq.processor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.loompq.Column;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.Presence;
import org.loompq.processor.model.RecordModel;
import org.loompq.processor.model.SealedModel;
import org.loompq.processor.model.SealedModel.Case;

/** Reads sealed interfaces whose records rows become. */
final class SealedReader {

  private final Problems problems;
  private final RecordReader records;

  SealedReader(Problems problems, RecordReader records) {
    this.problems = problems;
    this.records = records;
  }

  /** The sealed interface that a type is, if it is one. */
  static @Nullable TypeElement asSealed(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
            && element.getKind() == ElementKind.INTERFACE
            && element.getModifiers().contains(Modifier.SEALED)
        ? element
        : null;
  }

  /** Reads one; empty if something is wrong with it, which is reported. */
  Optional<SealedModel> read(TypeElement type) {
    Column column = type.getAnnotation(Column.class);
    if (column == null || column.value().isEmpty()) {
      problems.report(type, Diagnostic.SEALED_WITHOUT_COLUMN, type.getSimpleName());
      return Optional.empty();
    }
    if (!records.isUsable(type)) {
      return Optional.empty();
    }
    Map<String, Element> byLabel = new HashMap<>();
    List<Case> cases = new ArrayList<>();
    for (TypeMirror permitted : type.getPermittedSubclasses()) {
      read(type, permitted, byLabel).ifPresent(cases::add);
    }
    return cases.size() == type.getPermittedSubclasses().size()
        ? Optional.of(
            new SealedModel(
                type,
                column.value(),
                column.notNull() ? Presence.ASSERTED : Presence.REQUIRED,
                cases))
        : Optional.empty();
  }

  private Optional<Case> read(
      TypeElement type, TypeMirror permitted, Map<String, Element> byLabel) {
    TypeElement record = records.asRecord(permitted);
    if (record == null) {
      String instead =
          asSealed(permitted) == null
              ? "make it one"
              : "permit its records, for interfaces within are not looked into";
      problems.report(type, Diagnostic.UNFIT_SUBTYPE, permitted, type.getSimpleName(), instead);
      return Optional.empty();
    }
    String label = Names.column(record);
    Element other = byLabel.putIfAbsent(label, record);
    if (other != null) {
      problems.report(
          record,
          Diagnostic.DUPLICATE_LABEL,
          other.getSimpleName(),
          record.getSimpleName(),
          type.getSimpleName(),
          label);
    }
    return readCase(record).map(model -> new Case(label, model));
  }

  /** The label is enough for a record without components. */
  private Optional<RecordModel> readCase(TypeElement record) {
    if (!record.getRecordComponents().isEmpty()) {
      return records.read(record);
    }
    return records.isUsable(record)
        ? Optional.of(new RecordModel(record, List.of()))
        : Optional.empty();
  }
}

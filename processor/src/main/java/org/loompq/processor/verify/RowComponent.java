package org.loompq.processor.verify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.model.CodecModel;
import org.loompq.processor.model.CodecModel.Known;
import org.loompq.processor.model.CodecModel.OfValueObject;
import org.loompq.processor.model.KnownCodec;
import org.loompq.processor.model.Presence;
import org.loompq.processor.model.RecordModel;
import org.loompq.processor.model.RecordModel.Absence;
import org.loompq.processor.model.RecordModel.ColumnComponent;
import org.loompq.processor.model.RecordModel.NestedComponent;
import org.loompq.processor.model.Result;
import org.loompq.processor.model.Result.RecordElement;
import org.loompq.processor.model.Result.ScalarElement;
import org.loompq.processor.model.Result.SealedElement;
import org.loompq.processor.model.Result.Shape;
import org.loompq.processor.model.SealedModel;
import org.loompq.processor.model.Value;

/**
 * Something that the value of a column of each row goes into.
 *
 * @param column the column's name; null for the one that no other component names
 * @param path how errors call it, such as {@code Account.openedAt}
 * @param value what it holds; null for a label of text
 * @param presence whether it may be NULL
 * @param isOfAbsent whether it is in a record that may be missing as a whole
 * @param role what it is
 */
public record RowComponent(
    @Nullable String column,
    String path,
    @Nullable Value value,
    Presence presence,
    boolean isOfAbsent,
    Role role) {

  /** What a component is. */
  enum Role {
    /** A component of a record. */
    COMPONENT,
    /** A component of a record that is in another. */
    NESTED_COMPONENT,
    /** The only value that a method returns. */
    RESULT,
    /** An element of the result. */
    ELEMENT,
    /** What decides where a row goes: the key of a map, or the label of a sealed interface. */
    KEY
  }

  /** What the rows of a result go into; nothing if they are not read. */
  public static List<RowComponent> of(Result result) {
    return switch (result) {
      case Result.Affected _, Result.Counts _ -> List.of();
      case Result.Streamed streamed -> of(streamed.element(), Shape.LIST);
      case Result.Rows rows -> {
        List<RowComponent> components = of(rows.element(), rows.shape());
        ColumnComponent key = rows.key();
        if (key != null) {
          components.add(of("the key", key, false, Role.KEY));
        }
        yield components;
      }
    };
  }

  /** What a row that is read into one element goes into. */
  public static List<RowComponent> of(Result.Element element, Shape shape) {
    List<RowComponent> components = new ArrayList<>();
    switch (element) {
      case RecordElement(var model) ->
          collect(model, model.type().getSimpleName() + ".", false, Role.COMPONENT, components);
      case SealedElement(var model) -> collect(model, components);
      case ScalarElement(var value, var presence) ->
          components.add(
              new RowComponent(
                  value.codec() instanceof OfValueObject object && shape != Shape.MAP
                      ? object.column()
                      : null,
                  shape == Shape.ONE ? "the result" : "an element of the result",
                  value,
                  takesNull(shape) ? Presence.OPTIONAL : presence,
                  false,
                  shape == Shape.ONE ? Role.RESULT : Role.ELEMENT));
    }
    return components;
  }

  private static boolean takesNull(Shape shape) {
    return switch (shape) {
      case NULLABLE, OPTIONAL, OPTIONAL_INT, OPTIONAL_LONG, OPTIONAL_DOUBLE -> true;
      case ONE, LIST, SET, ARRAY, PRIMITIVE_ARRAY, MAP -> false;
    };
  }

  private static RowComponent of(
      String path, ColumnComponent component, boolean isOfAbsent, Role role) {
    return new RowComponent(
        component.column(), path, component.value(), component.presence(), isOfAbsent, role);
  }

  private static void collect(
      RecordModel model,
      String path,
      boolean isOfAbsent,
      Role role,
      List<RowComponent> components) {
    for (RecordModel.Component component : model.components()) {
      switch (component) {
        case ColumnComponent column ->
            components.add(of(path + column.name(), column, isOfAbsent, role));
        case NestedComponent nested ->
            collect(
                nested.nested(),
                path + nested.name() + ".",
                isOfAbsent || nested.absence() != Absence.NEVER,
                Role.NESTED_COMPONENT,
                components);
      }
    }
  }

  /** A column that only some records have is NULL in the rows of others, which nobody checks. */
  private static void collect(SealedModel model, List<RowComponent> components) {
    String name = model.type().getSimpleName().toString();
    components.add(
        new RowComponent(
            model.column(), "the label of " + name, null, model.presence(), false, Role.KEY));
    for (SealedModel.Case each : model.cases()) {
      List<RowComponent> own = new ArrayList<>();
      collect(each.model(), each.model().type().getSimpleName() + ".", false, Role.COMPONENT, own);
      own.forEach(
          component ->
              components.add(
                  new RowComponent(
                      component.column(),
                      component.path(),
                      component.value(),
                      Presence.ASSERTED,
                      component.isOfAbsent(),
                      component.role())));
    }
  }

  /** Whether it is returned by itself. */
  boolean isResult() {
    return role == Role.RESULT || role == Role.ELEMENT;
  }

  /** What carries it. */
  CodecModel codec() {
    return value == null ? new Known(KnownCodec.STRING) : value.codec();
  }
}

package org.loompq.processor.model;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A record that rows are read into, or that is copied into a row.
 *
 * @param type the record
 * @param components its components in order
 */
public record RecordModel(TypeElement type, List<Component> components) {

  /** A component of a record. */
  public sealed interface Component {
    /** Its Java name. */
    String name();
  }

  /**
   * A component that a column is for.
   *
   * @param name its Java name
   * @param column the column's name
   * @param value what it holds
   * @param presence whether it may be NULL
   */
  public record ColumnComponent(String name, String column, Value value, Presence presence)
      implements Component {}

  /**
   * A component that is a record itself.
   *
   * @param name its Java name
   * @param nested the record, with the full names of its columns
   * @param absence what it is when all its columns are null
   */
  public record NestedComponent(String name, RecordModel nested, Absence absence)
      implements Component {}

  /** What stands for a record that is not there. */
  public enum Absence {
    /** Nothing: it is always there. */
    NEVER,
    NULL,
    /** An empty {@code Optional}. */
    EMPTY
  }

  /**
   * A column with the path of the component that it is for.
   *
   * @param path such as {@code customer.id}
   * @param component the component at its end
   */
  public record Leaf(String path, ColumnComponent component) {}

  /**
   * All columns, depth first: the order of the numbers by which rows are read, and of the values of
   * a row that is copied, unless columns are named.
   */
  public List<Leaf> leaves() {
    List<Leaf> leaves = new ArrayList<>();
    collect("", leaves);
    return leaves;
  }

  private void collect(String path, List<Leaf> leaves) {
    for (Component component : components) {
      switch (component) {
        case ColumnComponent column -> leaves.add(new Leaf(path + column.name(), column));
        case NestedComponent nested -> nested.nested().collect(path + nested.name() + ".", leaves);
      }
    }
  }
}

package org.loompq.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a statement are read into: a list of components, each of which takes the value
 * of a column. It is matched with the columns of the result once for each prepared statement; the
 * getters of {@link Rows} number the components in the order in which they were added. Immutable.
 */
public final class RowShape {

  /**
   * Where one value goes.
   *
   * @param column the column's name; null for the one that no other component names
   * @param component the Java name for errors: {@code Account.openedAt}
   * @param type the Java type, or that of the elements
   * @param array whether it is a one-dimensional array
   */
  record Component(@Nullable String column, String component, ValueType type, boolean array) {}

  private static final RowShape NONE = new RowShape("", List.of());

  private final String javaName;
  private final List<Component> components;

  private RowShape(String javaName, List<Component> components) {
    this.javaName = javaName;
    this.components = List.copyOf(components);
  }

  /**
   * For a statement whose rows, if there are any, are not read.
   *
   * @return the shape without components
   */
  public static RowShape none() {
    return NONE;
  }

  /**
   * The only column, whatever its name.
   *
   * @param type the Java type
   * @return the shape
   */
  public static RowShape scalar(ValueType type) {
    return NONE.remaining("the result", type);
  }

  /**
   * The only column, an array.
   *
   * @param elementType the Java type of its elements
   * @return the shape
   */
  public static RowShape scalarArray(ValueType elementType) {
    return NONE.remainingArray("the result", elementType);
  }

  /**
   * The start of a record's shape.
   *
   * @param javaName the record's name for errors
   * @return a shape to add components to
   */
  public static RowShape of(String javaName) {
    return new RowShape(javaName, List.of());
  }

  /**
   * Adds a component that is read from a column.
   *
   * @param column the column's name
   * @param component the component's name, with a path if it is nested
   * @param type the component's type
   * @return a shape with one more component
   */
  public RowShape column(String column, String component, ValueType type) {
    return with(new Component(column, path(component), type, false));
  }

  /**
   * Adds a component that is read from a column of arrays.
   *
   * @param column the column's name
   * @param component the component's name, with a path if it is nested
   * @param elementType the type of the array's elements
   * @return a shape with one more component
   */
  public RowShape arrayColumn(String column, String component, ValueType elementType) {
    return with(new Component(column, path(component), elementType, true));
  }

  /**
   * Adds a component that is read from the one column that no other component names.
   *
   * @param component the component's name
   * @param type the component's type
   * @return a shape with one more component
   */
  public RowShape remaining(String component, ValueType type) {
    return with(new Component(null, path(component), type, false));
  }

  /**
   * Adds a component that is read from the one column that no other component names, an array.
   *
   * @param component the component's name
   * @param elementType the type of the array's elements
   * @return a shape with one more component
   */
  public RowShape remainingArray(String component, ValueType elementType) {
    return with(new Component(null, path(component), elementType, true));
  }

  List<Component> components() {
    return components;
  }

  private String path(String component) {
    return javaName.isEmpty() ? component : javaName + "." + component;
  }

  private RowShape with(Component added) {
    List<Component> more = new ArrayList<>(components);
    more.add(added);
    return new RowShape(javaName, more);
  }
}

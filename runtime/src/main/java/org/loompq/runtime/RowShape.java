package org.loompq.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.Codec;

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
   * @param codec reads the value
   */
  record Component(@Nullable String column, String component, Codec<?> codec) {}

  private static final RowShape NONE = new RowShape("", List.of());

  private final String javaName;
  private final List<Component> components;

  /** The number of the column of each component; none if they are not known. */
  private final int[] order;

  private RowShape(String javaName, List<Component> components, int... order) {
    this.javaName = javaName;
    this.components = List.copyOf(components);
    this.order = order;
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
   * @param codec reads it
   * @return the shape
   */
  public static RowShape scalar(Codec<?> codec) {
    return NONE.remaining("the result", codec);
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
   * @param codec reads it
   * @return a shape with one more component
   */
  public RowShape column(String column, String component, Codec<?> codec) {
    return with(new Component(column, path(component), codec));
  }

  /**
   * Adds a component that is read from the one column that no other component names.
   *
   * @param component the component's name
   * @param codec reads it
   * @return a shape with one more component
   */
  public RowShape remaining(String component, Codec<?> codec) {
    return with(new Component(null, path(component), codec));
  }

  /**
   * The same shape for a statement whose columns were found, when the program was compiled, to be
   * those of the components in this order. That is looked at first.
   *
   * @return a shape for rows with this order
   */
  public RowShape inOrder() {
    return at(IntStream.range(0, components.size()).toArray());
  }

  /**
   * The same shape for a statement whose columns were found, when the program was compiled, to be
   * in some order. That is looked at first.
   *
   * @param columns the number of the column of each component, from 0
   * @return a shape for rows with this order
   */
  public RowShape at(int... columns) {
    return new RowShape(javaName, components, columns.clone());
  }

  /** The column that a component was found to be read from; -1 if that is not known. */
  int expected(int component) {
    return component < order.length ? order[component] : -1;
  }

  /** What errors call the record, empty if it is none. */
  String javaName() {
    return javaName;
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

package org.loompq.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.loompq.error.MappingException;
import org.loompq.runtime.RowShape.Component;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.PgType;
import org.loompq.runtime.libpq.ResultHandle;

/**
 * A shape matched with the columns of a result: which column each component is read from, and of
 * what type it is. Worked out once for each prepared statement.
 */
final class RowLayout {

  /** When columns are looked at, and so what has become of the statement if they do not fit. */
  enum When {
    /** The server has described it: it may have changed nothing. */
    BEFORE_THE_FIRST_RUN("; the statement has not run"),

    /** Its columns have changed since. */
    AFTER_A_RUN("; the statement has run, and its changes stand unless they are rolled back");

    private final String outcome;

    When(String outcome) {
      this.outcome = outcome;
    }
  }

  private final List<Component> components;
  private final int[] columns;
  private final PgType[] types;

  /** Those of them that users define. */
  private final List<PgType> changing;

  private RowLayout(List<Component> components, int[] columns, PgType[] types) {
    this.components = components;
    this.columns = columns;
    this.types = types;
    this.changing = PgType.changing(List.of(types));
  }

  /** One that is known to fit. */
  static RowLayout of(List<Component> components, int[] columns, PgType[] types) {
    return new RowLayout(components, columns, types);
  }

  /**
   * Matches a statement's shape with a result: first the components that name a column, since
   * columns are left over for the others if one of these names is wrong.
   *
   * @throws MappingException naming the column and the component that do not go together
   */
  static RowLayout match(Statement statement, ResultHandle result, TypeCatalogue types, When when) {
    List<Component> components = statement.shape().components();
    int[] columns = new int[components.size()];
    PgType[] matched = new PgType[components.size()];
    for (boolean named : new boolean[] {true, false}) {
      for (int i = 0; i < columns.length; i++) {
        Component component = components.get(i);
        if ((component.column() != null) == named) {
          columns[i] = find(i, result, statement, when);
          matched[i] = types.type(result.columnType(columns[i]));
        }
      }
    }
    for (int i = 0; i < columns.length; i++) {
      Codec<?> codec = components.get(i).codec();
      if (!codec.reads(matched[i])) {
        matched[i] = types.typeAgain(matched[i]);
      }
      if (!codec.reads(matched[i])) {
        throw unfit(statement, result.columnName(columns[i]), matched[i], components.get(i), when);
      }
    }
    return new RowLayout(components, columns, matched);
  }

  /** How many components there are. */
  int size() {
    return columns.length;
  }

  private static MappingException unfit(
      Statement statement, String column, PgType type, Component component, When when) {
    String detail = component.codec().misfit(type);
    return new MappingException(
        statement
            + ": column \""
            + column
            + "\" is of type "
            + type
            + " and cannot be read into "
            + component.component()
            + ", which is "
            + component.codec().declaredName()
            + (detail.isEmpty() ? "" : ": " + detail)
            + "; change that type, or cast the column in the statement"
            + when.outcome);
  }

  /** The column that a component is read from. */
  int column(int component) {
    return columns[component];
  }

  /** The type of that column. */
  PgType type(int component) {
    return types[component];
  }

  /** Whether no type has changed since, as far as that was noticed. */
  boolean isCurrent() {
    for (PgType type : changing) {
      if (type.isOutdated()) {
        return false;
      }
    }
    return true;
  }

  /** How errors call a component. */
  String component(int component) {
    return components.get(component).component();
  }

  /** Whether a column has a name that no other has. */
  private static boolean isOnly(int expected, @Nullable String name, ResultHandle result) {
    if (expected < 0 || expected >= result.columns()) {
      return false;
    }
    for (int column = 0; column < result.columns(); column++) {
      if (result.columnName(column).equals(name) != (column == expected)) {
        return false;
      }
    }
    return true;
  }

  private static int find(int index, ResultHandle result, Statement statement, When when) {
    List<Component> components = statement.shape().components();
    Component component = components.get(index);
    if (components.size() == 1 && result.columns() == 1) {
      return 0; // whatever its name
    }
    int expected = statement.shape().expected(index);
    if (isOnly(expected, component.column(), result)) {
      return expected;
    }
    List<Integer> candidates = new ArrayList<>();
    for (int column = 0; column < result.columns(); column++) {
      String name = result.columnName(column);
      boolean matches =
          component.column() == null
              ? components.stream().noneMatch(other -> name.equals(other.column()))
              : name.equals(component.column());
      if (matches) {
        candidates.add(column);
      }
    }
    if (candidates.size() == 1) {
      return candidates.getFirst();
    }
    throw new MappingException(
        statement
            + ": "
            + (candidates.isEmpty() ? "no column" : candidates.size() + " columns")
            + (component.column() == null ? "" : " \"" + component.column() + "\"")
            + " for "
            + component.component()
            + "; the result has "
            + names(result)
            + (component.column() == null
                ? ", and exactly one must be left for it"
                : "; give the column that name with AS, or the component that of the column with"
                    + " @Column")
            + when.outcome);
  }

  private static String names(ResultHandle result) {
    if (result.columns() == 0) {
      return "no columns";
    }
    StringJoiner names = new StringJoiner(", ");
    for (int column = 0; column < result.columns(); column++) {
      names.add(result.columnName(column));
    }
    return names.toString();
  }
}

package org.loompq.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.loompq.error.MappingException;
import org.loompq.runtime.RowShape.Component;
import org.loompq.runtime.codec.Oid;
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
  private final int[] oids;

  private RowLayout(List<Component> components, int[] columns, int[] oids) {
    this.components = components;
    this.columns = columns;
    this.oids = oids;
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
    int[] oids = new int[components.size()];
    for (boolean named : new boolean[] {true, false}) {
      for (int i = 0; i < columns.length; i++) {
        Component component = components.get(i);
        if ((component.column() != null) == named) {
          columns[i] = find(component, components, result, statement, when);
          oids[i] = result.columnType(columns[i]);
        }
      }
    }
    for (int i = 0; i < columns.length; i++) {
      if (!fits(components.get(i), oids[i], types)) {
        String column = result.columnName(columns[i]) + "\" is of type " + types.name(oids[i]);
        throw unfit(statement, column, components.get(i), when);
      }
    }
    return new RowLayout(components, columns, oids);
  }

  /** How many components there are. */
  int size() {
    return columns.length;
  }

  private static MappingException unfit(
      Statement statement, String column, Component component, When when) {
    return new MappingException(
        statement
            + ": column \""
            + column
            + " and cannot be read into "
            + component.component()
            + ", which is "
            + component.type().declaredName(component.array())
            + "; change that type, or cast the column in the statement"
            + when.outcome);
  }

  /** The column that a component is read from. */
  int column(int component) {
    return columns[component];
  }

  /** The type of that column. */
  int oid(int component) {
    return oids[component];
  }

  /** How errors call a component. */
  String component(int component) {
    return components.get(component).component();
  }

  /** Whether a value of a type can be read as a Java type. */
  static boolean fits(ValueType type, int oid, TypeCatalogue types) {
    if (type == ValueType.ENUM || type == ValueType.STRING) {
      return ValueType.STRING.codec().reads(oid)
          || (!Oid.isBuiltIn(oid) && types.type(oid).isText());
    }
    return type.codec().reads(oid);
  }

  /** Whether an array of a type can be read with elements of a Java type. */
  static boolean fitsArray(ValueType elementType, int arrayOid, TypeCatalogue types) {
    if (Oid.isBuiltIn(arrayOid)) {
      int elementOid = Oid.elementOf(arrayOid);
      return elementOid != 0 && fits(elementType, elementOid, types);
    }
    PgType array = types.type(arrayOid);
    return array.isArray() && fits(elementType, array.elementOid(), types);
  }

  private static boolean fits(Component component, int oid, TypeCatalogue types) {
    return component.array()
        ? fitsArray(component.type(), oid, types)
        : fits(component.type(), oid, types);
  }

  private static int find(
      Component component,
      List<Component> components,
      ResultHandle result,
      Statement statement,
      When when) {
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
